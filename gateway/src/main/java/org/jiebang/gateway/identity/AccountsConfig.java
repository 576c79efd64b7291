package org.jiebang.gateway.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the accounts are that persons sign in with. */
@ConfigMapping(prefix = "jiebang.identity")
interface AccountsConfig {

  /** By default {@code built-in} with the built-in issuer, else {@code none}. */
  Optional<Kept> accounts();

  /** By whom accounts are kept. */
  enum Kept {
    /** In the gateway's database, for the built-in issuer. */
    BUILT_IN,
    /** In a realm of Keycloak: the gateway opens and closes them there. */
    KEYCLOAK,
    /** By a provider that the gateway has no say in. */
    NONE
  }
}
