package org.jiebang.needs.open311;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What all of Open311 has in common. */
final class Open311 {

  static final String PATH = "/open311/v2";

  /** Behind a word of the path. A group of its own, as JAX-RS asks. */
  static final String ENDING = "{format: (\\.json|\\.xml)?}";

  private Open311() {}

  static Format format(String ending, HttpHeaders headers) {
    return Format.of(ending, headers.getHeaderString(HttpHeaders.ACCEPT));
  }

  /** As the specification writes instants: {@code 2026-03-05T10:11:09+08:00}. */
  static @Nullable String time(@Nullable Instant at, ZoneId zone) {
    return at == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
