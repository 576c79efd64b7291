package org.jiebang.eventsourcing.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Whose tokens this service believes, and for how long. */
@ConfigMapping(prefix = "jiebang.identity")
interface IdentitySettings {

  /** The {@code iss} of every token. */
  String issuer();

  /** The {@code aud} that a token must name. */
  @WithDefault("jiebang")
  String audience();

  /** Where the issuer publishes its keys: {@code https:}, {@code http:}, {@code file:}, or data. */
  URI jwksUrl();

  /** Signature algorithms that are accepted; nothing else is, whatever the token says. */
  @WithDefault("ES256,RS256")
  List<String> algorithms();

  /** A token may live this long, from {@code iat} to {@code exp} (ARCHITECTURE, "Rights"). */
  @WithDefault("10m")
  Duration maxAge();

  /** How far the issuer's clock and ours may be apart. */
  @WithDefault("30s")
  Duration clockSkew();

  /** Keys are fetched again when they are older than this. */
  @WithDefault("10m")
  Duration keysRefresh();

  /** Keys older than this are not used any more, when the issuer cannot be reached. */
  @WithDefault("12h")
  Duration keysRetain();

  /** The least time between two attempts to fetch keys, whoever asks for an unknown one. */
  @WithDefault("5s")
  Duration keysPause();
}
