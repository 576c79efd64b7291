package org.jiebang.eventsourcing.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sheet of a list that is at hand, for whoever asks for one, whatever operation answers it;
 * what a view holds is written row by row by {@link ListPages}.
 */
@Provider
class SheetAnswers implements ContainerResponseFilter {

  private static final int OK = 200;

  private final CurrentRequest request;
  private final Exports exports;

  SheetAnswers(CurrentRequest request, Exports exports) {
    this.request = request;
    this.exports = exports;
  }

  @Override
  public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
    List<?> items = items(answer.getEntity());
    if (items == null || answer.getStatus() != OK || !asked.getMethod().equals("GET")) {
      return;
    }
    List<Object> vary = answer.getHeaders().get(HttpHeaders.VARY);
    if (vary == null || !vary.contains(HttpHeaders.ACCEPT)) {
      answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    SheetFormat format = SheetWish.of(request.routing());
    if (format == null || !request.isList()) {
      return;
    }
    if (answer.getEntity() instanceof Listing<?> some && some.next() != null) {
      String rest = exports.next(some.onward(), String.valueOf(some.next()));
      answer.getHeaders().add(HttpHeaders.LINK, rest);
    }
    answer.getHeaders().putSingle(HttpHeaders.CONTENT_DISPOSITION, exports.disposition(format));
    answer.setEntity(
        exports.whole(format, items),
        answer.getEntityAnnotations(),
        MediaType.valueOf(format.contentType()));
  }

  private static @Nullable List<?> items(@Nullable Object entity) {
    return switch (entity) {
      case Listing<?> listing -> listing.items();
      case Page<?> page -> page.items();
      case List<?> list -> list;
      case null, default -> null;
    };
  }
}
