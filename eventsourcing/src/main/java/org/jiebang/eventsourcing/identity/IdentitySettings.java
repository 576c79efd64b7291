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

  /** Keys are fetched again, beside the requests, when they are older than this. */
  @WithDefault("10m")
  Duration keysRefresh();

  /** Keys older than this are not used any more, when the issuer cannot be reached. */
  @WithDefault("12h")
  Duration keysRetain();

  /**
   * The least time between two attempts to fetch keys while there are some, whoever asks for an
   * unknown one (RELIABILITY, A11: one a minute). An issuer must publish a key this long before it
   * signs with it, if it wants no token refused during a flood of forged ones.
   */
  @WithDefault("60s")
  Duration keysPause();
}
