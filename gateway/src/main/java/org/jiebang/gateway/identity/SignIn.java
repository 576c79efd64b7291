package org.jiebang.gateway.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.Said;
import org.jiebang.gateway.identity.Tokens.Bearer;
import org.jiebang.gateway.partner.Client;
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
  private final PartnerSignIn partners;
  private final String issuerName;

  SignIn(
      BuiltInIssuer issuer,
      Credentials credentials,
      Passwords passwords,
      Lockout lockout,
      SigningKeys keys,
      CommandHandler persons,
      PartnerSignIn partners,
      @ConfigProperty(name = "jiebang.identity.issuer") String issuerName) {
    this.issuer = issuer;
    this.credentials = credentials;
    this.passwords = passwords;
    this.lockout = lockout;
    this.keys = keys;
    this.persons = persons;
    this.partners = partners;
    this.issuerName = issuerName;
  }

  /**
   * The token of a person.
   *
   * @param network where they come from
   * @param through the partner app they sign in through, which has proved itself; null: none
   * @throws Rejected {@code AUTH_REQUIRED}, whether the account or the password is wrong; {@code
   *     RATE_LIMITED} after too many failures; {@code BACKPRESSURE}; {@code ROLE_NOT_ALLOWED} or
   *     {@code SANDBOX_ONLY} where this person may not come through that app
   */
  String token(String account, String password, String network, @Nullable Proved through) {
    if (through != null) {
      partners.forUsers(through.client());
    }
    Credential credential = passwords.inTurn(() -> checked(account, password, network));
    if (credential == null) {
      throw wrong(through);
    }
    return switch (persons.load(Persons.INSTANCE, credential.person).state()) {
      case Person.Active person -> {
        if (through != null) {
          partners.inItsPlaces(through.client(), person.grants());
        }
        yield sign(new Bearer(credential.person, person.grants(), through));
      }
      case Person.Unknown _, Person.Erased _ -> throw wrong(through);
    };
  }

  /**
   * The token of a partner app that acts for itself, which has proved itself.
   *
   * @throws Rejected {@code ROLE_NOT_ALLOWED} when it has no role of its own
   */
  String token(Proved through) {
    Client.Registered client = through.client();
    return sign(new Bearer(client.client().value(), List.of(partners.ownRole(client)), through));
  }

  private String sign(Bearer bearer) {
    return Tokens.sign(keys.current(), issuerName, bearer, Instant.now(), issuer.lifetime());
  }

  /**
   * Counts, compares and forgives within one turn, so that guesses made at the same time count.
   *
   * @return null when the account or the password is wrong
   */
  private @Nullable Credential checked(String account, String password, String network) {
    long lockedSeconds = lockout.attempt(account, network);
    if (lockedSeconds > 0) {
      throw new Rejected(HttpRefusal.RATE_LIMITED, Map.of("retryAfterSeconds", lockedSeconds));
    }
    Credential credential = credentials.find(account);
    if (!passwords.matchesNow(password, credential == null ? null : credential.hash)) {
      return null;
    }
    lockout.succeeded(account, network);
    return credential;
  }

  private static Rejected wrong(@Nullable Proved through) {
    return through == null
        ? new Rejected(
            HttpRefusal.AUTH_REQUIRED,
            Map.of("reason", new Said("The account or the password is wrong.", "账号或密码有误。")))
        : PartnerSignIn.wrong();
  }
}
