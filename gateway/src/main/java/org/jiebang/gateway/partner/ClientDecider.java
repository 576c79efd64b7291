package org.jiebang.gateway.partner;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.gateway.partner.ClientRefusal.CLIENT_ALREADY_SUSPENDED;
import static org.jiebang.gateway.partner.ClientRefusal.CLIENT_CLOSED;
import static org.jiebang.gateway.partner.ClientRefusal.CLIENT_NOT_FOUND;
import static org.jiebang.gateway.partner.ClientRefusal.CLIENT_NOT_SUSPENDED;
import static org.jiebang.gateway.partner.ClientRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.gateway.partner.ClientRefusal.PLACE_UNFIT;
import static org.jiebang.gateway.partner.ClientRefusal.SANDBOX_ONLY;
import static org.jiebang.gateway.partner.ClientRefusal.SCOPE_UNKNOWN;

import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.gateway.partner.Client.Closed;
import org.jiebang.gateway.partner.Client.Registered;
import org.jiebang.gateway.partner.Client.Unknown;
import org.jiebang.gateway.partner.ClientCommand.ChangeQuota;
import org.jiebang.gateway.partner.ClientCommand.ChangeScopes;
import org.jiebang.gateway.partner.ClientCommand.CloseClient;
import org.jiebang.gateway.partner.ClientCommand.RegisterClient;
import org.jiebang.gateway.partner.ClientCommand.ResumeClient;
import org.jiebang.gateway.partner.ClientCommand.RevokeSecret;
import org.jiebang.gateway.partner.ClientCommand.RotateSecret;
import org.jiebang.gateway.partner.ClientCommand.SuspendClient;
import org.jiebang.gateway.partner.ClientEvent.ClientClosed;
import org.jiebang.gateway.partner.ClientEvent.ClientQuotaChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientRegistered;
import org.jiebang.gateway.partner.ClientEvent.ClientResumed;
import org.jiebang.gateway.partner.ClientEvent.ClientScopesChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretIssued;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRevoked;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRotated;
import org.jiebang.gateway.partner.ClientEvent.ClientSuspended;

/** The rules of a partner client; those of its secrets are in {@link SecretRules}. */
final class ClientDecider implements Decider<ClientCommand, Client, ClientEvent> {

  private static final String COMMUNITY = "community";
  private static final String DISTRICT = "district";

  @Override
  public Client initial() {
    return new Unknown();
  }

  @Override
  public List<ClientEvent> decide(ClientCommand command, Client state) {
    return switch (command) {
      case RegisterClient c ->
          switch (state) {
            case Unknown() -> register(c);
            case Registered _ -> refuse(ILLEGAL_TRANSITION);
            case Closed _ -> refuse(CLIENT_CLOSED);
          };
      case ChangeScopes c -> changeScopes(c, there(state));
      case ChangeQuota c ->
          there(state).requestsPerMinute() == c.requestsPerMinute()
              ? List.of()
              : List.of(
                  new ClientQuotaChanged(there(state).client(), c.requestsPerMinute(), c.at()));
      case RotateSecret c -> SecretRules.rotate(c, there(state));
      case RevokeSecret c -> SecretRules.revoke(c, there(state));
      case SuspendClient c ->
          there(state).suspended()
              ? refuse(CLIENT_ALREADY_SUSPENDED)
              : List.of(new ClientSuspended(there(state).client(), c.reason(), c.at()));
      case ResumeClient c ->
          there(state).suspended()
              ? List.of(new ClientResumed(there(state).client(), c.at()))
              : refuse(CLIENT_NOT_SUSPENDED);
      case CloseClient c -> List.of(new ClientClosed(there(state).client(), c.reason(), c.at()));
    };
  }

  private static List<ClientEvent> register(RegisterClient c) {
    Place place = c.place();
    if (!Set.of(COMMUNITY, DISTRICT).contains(place.kind())) {
      return refuse(PLACE_UNFIT);
    }
    if (c.sandbox() && !place.sandbox()) {
      return refuse(SANDBOX_ONLY);
    }
    known(c.scopes(), c.known());
    var registered =
        new ClientRegistered(
            c.client(),
            place.id(),
            place.kind(),
            c.name(),
            c.kind(),
            c.scopes(),
            c.requestsPerMinute(),
            c.sandbox(),
            c.at());
    return c.secret() == null
        ? List.of(registered)
        : List.of(registered, new ClientSecretIssued(c.client(), c.secret(), c.at()));
  }

  private static List<ClientEvent> changeScopes(ChangeScopes c, Registered client) {
    known(c.scopes(), c.known());
    return client.scopes().equals(c.scopes())
        ? List.of()
        : List.of(new ClientScopesChanged(client.client(), c.scopes(), c.at()));
  }

  private static void known(List<String> scopes, Set<String> known) {
    if (!known.containsAll(scopes)) {
      refuse(SCOPE_UNKNOWN);
    }
  }

  private static Registered there(Client state) {
    return switch (state) {
      case Unknown() -> refuse(CLIENT_NOT_FOUND);
      case Registered client -> client;
      case Closed _ -> refuse(CLIENT_CLOSED);
    };
  }

  @Override
  public Client evolve(Client state, ClientEvent event) {
    return switch (event) {
      case ClientRegistered e ->
          new Registered(
              e.client(),
              e.place(),
              e.placeKind(),
              e.kind(),
              e.scopes(),
              e.requestsPerMinute(),
              e.sandbox(),
              false,
              List.of());
      case ClientSecretIssued e -> was(state).issued(e.secret());
      case ClientSecretRotated e -> was(state).rotated(e.previous(), e.previousUntil(), e.secret());
      case ClientSecretRevoked e -> was(state).ended(e.secret(), e.at());
      case ClientScopesChanged e -> was(state).given(e.scopes());
      case ClientQuotaChanged e -> was(state).allowed(e.requestsPerMinute());
      case ClientSuspended _ -> was(state).suspended(true);
      case ClientResumed _ -> was(state).suspended(false);
      case ClientClosed e -> new Closed(e.client(), was(state).place());
    };
  }

  private static Registered was(Client state) {
    if (state instanceof Registered client) {
      return client;
    }
    throw new IllegalStateException("a client's event after " + state.getClass().getSimpleName());
  }
}
