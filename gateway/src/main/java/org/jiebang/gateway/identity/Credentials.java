package org.jiebang.gateway.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.person.Accounts;
import org.jiebang.gateway.person.PersonId;
import org.jiebang.gateway.person.PersonRefusal;
import org.jiebang.gateway.person.Persons;
import org.jspecify.annotations.Nullable;

/** The accounts, in a table; the account's name is its key, so nobody has the same one. */
@Singleton
@Typed(Credentials.class) // ChosenAccounts says whose accounts persons have
class Credentials implements Accounts {

  private static final Logger LOG = Logger.getLogger(Credentials.class);

  /**
   * An account is opened just before its person is registered. When that never came about, because
   * the process died in between, the name is free again after this long.
   */
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

  private final EntityManager rows;
  private final Passwords passwords;
  private final CommandHandler persons;

  Credentials(EntityManager rows, Passwords passwords, CommandHandler persons) {
    this.rows = rows;
    this.passwords = passwords;
    this.persons = persons;
  }

  @Nullable Credential find(String account) {
    if (!US_ASCII.newEncoder().canEncode(account)) {
      return null; // nobody's name; and the database refuses to compare it with those of the column
    }
    return QuarkusTransaction.requiringNew().call(() -> rows.find(Credential.class, account));
  }

  private @Nullable Credential of(PersonId person) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.createQuery(
                        "select c from Credential c where c.person = :person", Credential.class)
                    .setParameter("person", person.value())
                    .getResultStream()
                    .findFirst()
                    .orElse(null));
  }

  @Override
  public void open(String account, String password, PersonId person) {
    Credential own = of(person);
    if (own != null && !own.account.equals(account)) {
      if (!abandoned(own)) {
        throw new Rejected(PersonRefusal.ACCOUNT_TAKEN);
      }
      close(person);
    }
    Credential holder = find(account);
    if (holder == null) {
      holder = insert(account, passwords.hash(password), person);
    }
    if (!holder.person.equals(person.value())) {
      if (!abandoned(holder)) {
        throw new Rejected(PersonRefusal.ACCOUNT_TAKEN);
      }
      close(new PersonId(holder.person));
      open(account, password, person);
    }
  }

  /** Nothing to tell: tokens are made here, with the grants of that moment. */
  @Override
  public void grants(PersonId person, Collection<Grant> grants, long version) {}

  @Override
  public void close(PersonId person) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.createQuery("delete from Credential c where c.person = :person")
                    .setParameter("person", person.value())
                    .executeUpdate());
  }

  /** Gives an account another password. */
  void change(String account, String password) {
    String hash = passwords.hash(password);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Credential row = rows.find(Credential.class, account);
              if (row != null) {
                row.hash = hash;
              }
            });
  }

  /** Whoever is first wins; the other finds the first one's row. */
  private Credential insert(String account, String hash, PersonId person) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                var row = new Credential();
                row.account = account;
                row.person = person.value();
                row.hash = hash;
                row.since = Instant.now().truncatedTo(ChronoUnit.MICROS);
                rows.persist(row);
                rows.flush();
                return row;
              });
    } catch (RuntimeException e) {
      Credential first = find(account);
      if (first == null && of(person) != null) {
        throw new Rejected(PersonRefusal.ACCOUNT_TAKEN); // they were given another one meanwhile
      }
      if (first == null) {
        throw e;
      }
      LOG.debug("two persons asked for one account name at the same time", e);
      return first;
    }
  }

  private boolean abandoned(Credential row) {
    return row.since.plus(ABANDONED_AFTER).isBefore(Instant.now())
        && !persons.load(Persons.INSTANCE, row.person).exists();
  }
}
