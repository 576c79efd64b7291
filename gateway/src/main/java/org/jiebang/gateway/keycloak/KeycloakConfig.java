package org.jiebang.gateway.keycloak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How Keycloak's admin API is reached; needed when {@code jiebang.identity.accounts=keycloak}. */
@ConfigMapping(prefix = "jiebang.keycloak")
public interface KeycloakConfig {

  /** Base address, without a slash at its end, e.g. {@code https://id.example.org}. */
  Optional<URI> url();

  /** The realm whose users are our accounts. */
  @WithDefault("jiebang")
  String realm();

  /** A confidential client whose service account may manage the users of the realm. */
  @WithDefault("jiebang-gateway")
  String clientId();

  /** Its secret. */
  Optional<String> clientSecret();

  /** Longest wait for a connection. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Longest wait for an answer. */
  @WithDefault("5s")
  Duration timeout();

  /** How often one request is sent before it counts as failed. */
  @WithDefault("3")
  int attempts();

  /** The pause after the first attempt; doubled after each further one. */
  @WithDefault("200ms")
  Duration pause();

  /** After a failure nobody asks for this long, so that nobody waits for what is down. */
  @WithDefault("3s")
  Duration rest();
}
