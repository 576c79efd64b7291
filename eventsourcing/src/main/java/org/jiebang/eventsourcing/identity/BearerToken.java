package org.jiebang.eventsourcing.identity;

import org.jspecify.annotations.Nullable;

/** The token in an {@code Authorization} header (RFC 6750). */
public final class BearerToken {

  private static final String BEARER = "Bearer ";

  private BearerToken() {}

  /**
   * Null without one.
   *
   * @param authorization the header as received, null when there is none
   */
  public static @Nullable String of(@Nullable String authorization) {
    return authorization == null
            || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? null
        : authorization.substring(BEARER.length()).trim();
  }
}
