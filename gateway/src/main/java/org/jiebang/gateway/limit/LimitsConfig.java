package org.jiebang.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/**
 * How many requests a minute are answered. A quota may be used up at once, and fills again evenly
 * over a minute.
 */
@ConfigMapping(prefix = "jiebang.gateway.limits")
public interface LimitsConfig {

  /** Where {@link #trustedProxies} stand, for who asks before there are mappings. */
  String TRUSTED_PROXIES = "jiebang.gateway.limits.trusted-proxies";

  /** Gateways that share the quotas: each gives out its part. */
  @WithDefault("1")
  int instances();

  /** By what all quotas are multiplied: for loads of tests and benches. */
  @WithDefault("1")
  int factor();

  /** Callers whose use is remembered; whoever asks least is forgotten first. */
  @WithDefault("100000")
  int remembered();

  /** Of one signed-in person, over whatever app. */
  @WithDefault("600")
  int subject();

  /** Of one partner app for all its users together, where it has none of its own. */
  @WithDefault("6000")
  int partner();

  /**
   * Of one partner app that was given {@code load:write}, instead of the above and of its own: 500
   * a second, half of what one gateway passes on beside everything else.
   */
  @WithDefault("30000")
  int loader();

  /** Of one address (IPv6: one /64) that is not signed in. */
  @WithDefault("240")
  int address();

  /** Sign-ins from one address. */
  @WithDefault("60")
  int signIn();

  /** Claims and sign-ups for sessions of one person. */
  @WithDefault("30")
  int claim();

  /** Redemptions of one person. */
  @WithDefault("30")
  int redemption();

  /**
   * Addresses or networks ({@code 10.1.0.0/16}) of our own proxies, whose X-Forwarded-For is
   * believed. Nobody else's is.
   */
  @WithDefault(" ")
  List<String> trustedProxies();
}
