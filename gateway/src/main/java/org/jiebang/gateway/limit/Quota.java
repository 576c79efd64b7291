package org.jiebang.gateway.limit;

import java.util.Locale;

/** What is counted, each on its own. */
enum Quota {
  ADDRESS,
  SIGN_IN,
  SUBJECT,
  PARTNER,
  /** Instead of that of the partner app, when it loads. */
  LOADER,
  CLAIM,
  REDEMPTION;

  /** As in the RateLimit headers. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int perMinute(LimitsConfig config) {
    int all =
        switch (this) {
          case ADDRESS -> config.address();
          case SIGN_IN -> config.signIn();
          case SUBJECT -> config.subject();
          case PARTNER -> config.partner();
          case LOADER -> config.loader();
          case CLAIM -> config.claim();
          case REDEMPTION -> config.redemption();
        };
    return Math.max(1, Math.multiplyExact(all, config.factor()) / config.instances());
  }
}
