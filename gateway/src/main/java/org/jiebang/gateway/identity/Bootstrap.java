package org.jiebang.gateway.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.gateway.person.Accounts;
import org.jiebang.gateway.person.Authority;
import org.jiebang.gateway.person.PersonCommand.RegisterPerson;
import org.jiebang.gateway.person.PersonId;
import org.jiebang.gateway.person.PersonParts;
import org.jiebang.gateway.person.Persons;

/**
 * The first persons: the committees of the districts, from whom all other grants come, and the
 * operator of the installation, whom nobody appoints. They exist after every start where the
 * gateway opens accounts; with the built-in issuer, a new password in the configuration takes
 * effect.
 */
@ApplicationScoped
class Bootstrap {

  private static final Logger LOG = Logger.getLogger(Bootstrap.class);
  private static final String DISTRICT = "district";
  private static final String OPERATOR = "operator";

  /** The one scope of operators; no stream belongs to it. */
  private static final UUID INSTALLATION = Ids.derived("installation");

  private static final int SHORTEST_PASSWORD = 10;

  private final BuiltInIssuer issuer;
  private final ChosenAccounts chosen;
  private final Accounts accounts;
  private final CommandHandler persons;
  private final PersonKeys keys;
  private final Clock clock;
  private final Credentials credentials;
  private final Passwords passwords;
  private final Optional<UUID> district;
  private final Optional<String> password;
  private final Optional<List<String>> districts;
  private final Optional<String> operatorPassword;

  /**
   * @param districts further ones, each as {@code account:id}; nobody can give another district's
   *     grant, so each district's first account comes from here
   */
  Bootstrap(
      BuiltInIssuer issuer,
      ChosenAccounts chosen,
      Accounts accounts,
      CommandHandler persons,
      PersonKeys keys,
      Clock clock,
      Credentials credentials,
      Passwords passwords,
      @ConfigProperty(name = "jiebang.bootstrap.district") Optional<UUID> district,
      @ConfigProperty(name = "jiebang.bootstrap.password") Optional<String> password,
      @ConfigProperty(name = "jiebang.bootstrap.districts") Optional<List<String>> districts,
      @ConfigProperty(name = "jiebang.bootstrap.operator-password")
          Optional<String> operatorPassword) {
    this.issuer = issuer;
    this.chosen = chosen;
    this.accounts = accounts;
    this.persons = persons;
    this.keys = keys;
    this.clock = clock;
    this.credentials = credentials;
    this.passwords = passwords;
    this.district = district;
    this.password = password;
    this.districts = districts;
    this.operatorPassword = operatorPassword;
  }

  /** After the store and the views. */
  void start(@Observes @Priority(300) StartupEvent start) {
    if (chosen.opens() && district.isPresent()) {
      UUID place = district.get();
      password.ifPresent(
          secret -> {
            committee(DISTRICT, place, secret);
            districts.orElse(List.of()).forEach(each -> further(each, secret));
          });
      operatorPassword.ifPresent(
          secret ->
              register(
                  OPERATOR,
                  "运维",
                  place,
                  secret,
                  new Grant(Role.OPS, "installation", INSTALLATION)));
    }
  }

  private void further(String accountAndId, String secret) {
    int colon = accountAndId.indexOf(':');
    if (colon < 1) {
      throw new IllegalStateException("jiebang.bootstrap.districts: not account:id");
    }
    UUID place = UUID.fromString(accountAndId.substring(colon + 1));
    committee(accountAndId.substring(0, colon), place, secret);
  }

  private void committee(String account, UUID place, String secret) {
    register(account, "团区委", place, secret, new Grant(Role.DIS, "district", place));
  }

  private void register(String account, String name, UUID place, String secret, Grant grant) {
    if (secret.length() < SHORTEST_PASSWORD) {
      throw new IllegalStateException("a bootstrap password is shorter than 10 characters");
    }
    UUID commandId =
        account.equals(DISTRICT)
            ? Ids.commandId(0, "bootstrap", place.toString())
            : Ids.commandId(0, "bootstrap", account, place.toString());
    Ask ask = Ask.bySystem(commandId, clock.now(), null, "bootstrap");
    UUID person = ask.mintBeside(PersonParts.beside(place), account);
    boolean registered = persons.load(Persons.INSTANCE, person).exists();
    if (issuer.runs() || !registered) { // a provider may be down when there is nothing to do
      accounts.open(account, secret, new PersonId(person));
    }
    if (issuer.runs()) {
      Credential known = credentials.find(account);
      if (known == null || !passwords.matches(secret, known.hash)) {
        credentials.change(account, secret);
      }
    }
    if (!registered) {
      persons.handle(
          Persons.INSTANCE,
          person,
          ask,
          new RegisterPerson(
              new PersonId(person),
              place,
              keys.seal(person, person, "name", name),
              null,
              List.of(grant),
              Authority.OF_THE_SYSTEM,
              ask.actor(),
              ask.at()));
      LOG.infof("a first account is there account=%s person=%s", account, person);
    }
  }
}
