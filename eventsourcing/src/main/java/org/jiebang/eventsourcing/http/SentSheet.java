package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.SheetLimits;
import org.jspecify.annotations.Nullable;

/** The body of a request as a table, by what its {@code Content-Type} says it is. */
@ApplicationScoped
public class SentSheet {

  private static final Pattern CHARSET =
      Pattern.compile(
          ";\\s*charset\\s*=\\s*\"?([A-Za-z0-9_-]{1,40})\"?\\s*(;|$)", Pattern.CASE_INSENSITIVE);

  private final CurrentRequest request;
  private final SheetLimits limits;

  SentSheet(CurrentRequest request, SheetLimits limits) {
    this.request = request;
    this.limits = limits;
  }

  public SheetLimits limits() {
    return limits;
  }

  /**
   * @throws Rejected {@code UNSUPPORTED_MEDIA_TYPE}
   */
  public SheetFormat format() {
    SheetFormat format = SheetFormat.of(request.header("Content-Type"));
    if (format == null) {
      throw new Rejected(HttpRefusal.UNSUPPORTED_MEDIA_TYPE);
    }
    return format;
  }

  /** As declared; null: none was. */
  public @Nullable String charset() {
    String type = request.header("Content-Type");
    Matcher charset = CHARSET.matcher(type == null ? "" : type);
    return charset.find() ? charset.group(1) : null;
  }
}
