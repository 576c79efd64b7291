package org.jiebang.eventsourcing.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a caller would rather have (RFC 7240): of a command's answer only the headers. */
final class Preference {

  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";
  static final String MINIMAL = "return=minimal";

  private Preference() {}

  /** Anything else in it is passed over, as the RFC has it. */
  static boolean minimal(@Nullable String header) {
    return header != null
        && Arrays.stream(header.split("[,;]", 17))
            .map(wish -> wish.strip().replace("\"", "").replaceAll("\\s*=\\s*", "="))
            .anyMatch(MINIMAL::equalsIgnoreCase);
  }
}
