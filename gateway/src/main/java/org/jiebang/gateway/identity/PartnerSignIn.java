package org.jiebang.gateway.identity;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.Said;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.gateway.inbound.Scopes;
import org.jiebang.gateway.partner.Client;
import org.jiebang.gateway.partner.ClientKind;
import org.jiebang.gateway.partner.ClientRefusal;
import org.jiebang.gateway.partner.ClientSecrets;
import org.jiebang.gateway.partner.Clients;
import org.jiebang.gateway.partner.SecretId;

/** Lets a partner app prove itself, and says for whom it may have a token. */
@Singleton
class PartnerSignIn {

  private final CommandHandler clients;
  private final ClientSecrets secrets;
  private final Scopes places;
  private final Lockout lockout;
  private final Clock clock;

  PartnerSignIn(
      CommandHandler clients, ClientSecrets secrets, Scopes places, Lockout lockout, Clock clock) {
    this.clients = clients;
    this.secrets = secrets;
    this.places = places;
    this.lockout = lockout;
    this.clock = clock;
  }

  /**
   * The client, if this is its secret. Wrong ones lock out wrong ones only: nobody guesses 256
   * bits, and a partner must not be kept out by who knows its id.
   *
   * @param network where it comes from
   * @throws Rejected {@code AUTH_REQUIRED}, whether there is no such client or the secret is wrong;
   *     {@code RATE_LIMITED} after too many failures; {@code API_KEY_INACTIVE} when it is suspended
   */
  Proved proved(UUID id, String secret, String network) {
    SecretId name = secrets.named(secret);
    if (name != null
        && clients.load(Clients.INSTANCE, id).state() instanceof Client.Registered client
        && client.holding(clock.now()).contains(name)) {
      if (client.suspended()) {
        throw new Rejected(HttpRefusal.API_KEY_INACTIVE);
      }
      return new Proved(client, name);
    }
    long lockedSeconds = lockout.attempt("client " + id, network);
    throw lockedSeconds > 0
        ? new Rejected(HttpRefusal.RATE_LIMITED, Map.of("retryAfterSeconds", lockedSeconds))
        : wrong();
  }

  /** In the same words, whichever it is. */
  static Rejected wrong() {
    return new Rejected(
        HttpRefusal.AUTH_REQUIRED,
        Map.of(
            "reason",
            new Said(
                "The client or its secret, or the account or its password, is wrong.",
                "应用或其密钥、账号或其密码有误。")));
  }

  /**
   * @throws Rejected {@code ROLE_NOT_ALLOWED} when nobody signs in through it
   */
  void forUsers(Client.Registered client) {
    if (client.kind() != ClientKind.USER_APP) {
      throw new Rejected(
          HttpRefusal.ROLE_NOT_ALLOWED,
          Map.of(
              "reason",
              new Said(
                  "Nobody signs in through a client of kind SERVICE.", "不能通过 SERVICE 类应用登录。")));
    }
  }

  /**
   * @throws Rejected {@code SANDBOX_ONLY} when the app is for trying things out and the person is
   *     somebody elsewhere too
   */
  void inItsPlaces(Client.Registered client, Collection<Grant> grants) {
    if (client.sandbox() && !grants.stream().allMatch(grant -> places.isSandbox(grant.scope()))) {
      throw new Rejected(ClientRefusal.SANDBOX_ONLY);
    }
  }

  /**
   * The role in which a partner app acts for itself.
   *
   * @throws Rejected {@code ROLE_NOT_ALLOWED} when it has none
   */
  Grant ownRole(Client.Registered client) {
    if (client.kind() != ClientKind.SERVICE) {
      throw new Rejected(
          HttpRefusal.ROLE_NOT_ALLOWED,
          Map.of(
              "reason",
              new Said(
                  "A client of kind USER_APP has no role of its own.", "USER_APP 类应用没有自己的角色。")));
    }
    return new Grant(Role.APP, client.placeKind(), client.place());
  }
}
