package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.sheet.SheetFormat;

/**
 * Lists out of one stream, which are short enough to be answered whole: as JSON, or as a sheet to
 * whoever asks for one, as all lists are.
 */
@ApplicationScoped
public class WholeLists {

  private final CurrentRequest request;
  private final Exports exports;

  WholeLists(CurrentRequest request, Exports exports) {
    this.request = request;
    this.exports = exports;
  }

  public <A> RestResponse<Page<A>> answer(List<A> all) {
    SheetFormat format = SheetWish.of(request.routing());
    return format != null
        ? exports.whole(format, all)
        : ResponseBuilder.ok(new Page<>(all, null), MediaType.APPLICATION_JSON_TYPE)
            .header("Cache-Control", "private, no-cache")
            .header("Vary", "Accept")
            .build();
  }
}
