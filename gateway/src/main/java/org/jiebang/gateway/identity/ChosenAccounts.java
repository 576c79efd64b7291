package org.jiebang.gateway.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.gateway.identity.AccountsConfig.Kept;
import org.jiebang.gateway.keycloak.KeycloakAccounts;
import org.jiebang.gateway.keycloak.KeycloakConfig;
import org.jiebang.gateway.person.Accounts;
import org.jiebang.gateway.person.Persons;

/** Which accounts persons have, as the configuration says. */
@ApplicationScoped
class ChosenAccounts {

  private final AccountsConfig config;
  private final BuiltInIssuer issuer;

  ChosenAccounts(AccountsConfig config, BuiltInIssuer issuer) {
    this.config = config;
    this.issuer = issuer;
  }

  /** Whether the gateway opens accounts at all. */
  boolean opens() {
    return kept() != Kept.NONE;
  }

  /**
   * @throws IllegalStateException when the built-in issuer would meet accounts that are not its own
   */
  private Kept kept() {
    return kept(issuer.runs(), config.accounts());
  }

  static Kept kept(boolean builtInIssuer, Optional<Kept> configured) {
    Kept chosen = configured.orElse(builtInIssuer ? Kept.BUILT_IN : Kept.NONE);
    if (builtInIssuer != (chosen == Kept.BUILT_IN)) {
      throw new IllegalStateException(
          "jiebang.identity.accounts=built-in goes with jiebang.gateway.issuer.built-in=true, and"
              + " only with it.");
    }
    return chosen;
  }

  @Produces
  @Singleton
  Accounts accounts(Credentials builtIn, KeycloakConfig keycloak, CommandHandler persons) {
    return switch (kept()) {
      case BUILT_IN -> builtIn;
      case KEYCLOAK ->
          new KeycloakAccounts(keycloak, id -> persons.load(Persons.INSTANCE, id).exists());
      case NONE -> new NoAccounts();
    };
  }
}
