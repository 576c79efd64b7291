package org.jiebang.gateway.stream;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.jiebang.eventsourcing.wire.Json;

/** When the token of a request, which has been checked already, is good no more. */
public final class TokenEnd {

  private TokenEnd() {}

  public static Instant of(HttpServerRequest request) {
    try {
      String[] parts = request.getHeader("Authorization").split("\\.", -1);
      return Instant.ofEpochSecond(
          Json.EVENTS.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp").asLong());
    } catch (IOException e) {
      throw new IllegalStateException("a checked token cannot be read", e);
    }
  }
}
