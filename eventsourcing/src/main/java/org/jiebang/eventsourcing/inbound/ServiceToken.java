package org.jiebang.eventsourcing.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The secret that the services of one installation share for {@code /internal}: no person ever has
 * it, and the gateway does not forward these paths.
 */
@Singleton
public class ServiceToken {

  private final Optional<String> token;

  ServiceToken(@ConfigProperty(name = "jiebang.service-token") Optional<String> token) {
    this.token = token;
  }

  Optional<String> value() {
    return token;
  }

  /** Compared in constant time; without a configured token nobody is let in. */
  boolean accepts(@Nullable String authorization) {
    return authorization != null
        && token
            .map(
                t ->
                    MessageDigest.isEqual(
                        ("Bearer " + t).getBytes(UTF_8), authorization.getBytes(UTF_8)))
            .orElse(false);
  }

  static Response refused() {
    return problem(401, "AUTH_REQUIRED", "This needs the service token.");
  }

  static Response problem(int status, String code, String title) {
    return Response.status(status)
        .type("application/problem+json")
        .entity(
            Json.EVENTS
                .valueToTree(
                    Map.of("type", "about:blank", "title", title, "status", status, "code", code))
                .toString())
        .build();
  }
}
