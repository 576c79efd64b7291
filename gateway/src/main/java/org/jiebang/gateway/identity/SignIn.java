package org.jiebang.gateway.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.gateway.person.Person;
import org.jiebang.gateway.person.Persons;
import org.jspecify.annotations.Nullable;

/** Checks a password and gives out a token with the person's grants as they are now. */
@Singleton
class SignIn {

  private final BuiltInIssuer issuer;
  private final Credentials credentials;
  private final Passwords passwords;
  private final Lockout lockout;
  private final SigningKeys keys;
  private final CommandHandler persons;
  private final String issuerName;

  SignIn(
      BuiltInIssuer issuer,
      Credentials credentials,
      Passwords passwords,
      Lockout lockout,
      SigningKeys keys,
      CommandHandler persons,
      @ConfigProperty(name = "jiebang.identity.issuer") String issuerName) {
    this.issuer = issuer;
    this.credentials = credentials;
    this.passwords = passwords;
    this.lockout = lockout;
    this.keys = keys;
    this.persons = persons;
    this.issuerName = issuerName;
  }

  /**
   * @throws Rejected {@code AUTH_REQUIRED}, whether the account or the password is wrong; {@code
   *     RATE_LIMITED} after too many failures; {@code BACKPRESSURE}
   */
  String token(String account, String password) {
    Credential credential = passwords.inTurn(() -> checked(account, password));
    if (credential == null) {
      throw wrong();
    }
    return switch (persons.load(Persons.INSTANCE, credential.person).state()) {
      case Person.Active person ->
          Tokens.sign(
              keys.current(),
              issuerName,
              credential.person,
              person.grants(),
              Instant.now(),
              issuer.lifetime());
      case Person.Unknown _, Person.Erased _ -> throw wrong();
    };
  }

  /**
   * Counts, compares and forgives within one turn, so that guesses made at the same time count.
   *
   * @return null when the account or the password is wrong
   */
  private @Nullable Credential checked(String account, String password) {
    long lockedSeconds = lockout.attempt(account);
    if (lockedSeconds > 0) {
      throw new Rejected(HttpRefusal.RATE_LIMITED, Map.of("retryAfterSeconds", lockedSeconds));
    }
    Credential credential = credentials.find(account);
    if (!passwords.matchesNow(password, credential == null ? null : credential.hash)) {
      return null;
    }
    lockout.succeeded(account);
    return credential;
  }

  private static Rejected wrong() {
    return new Rejected(
        HttpRefusal.AUTH_REQUIRED, Map.of("reason", "The account or the password is wrong."));
  }
}
