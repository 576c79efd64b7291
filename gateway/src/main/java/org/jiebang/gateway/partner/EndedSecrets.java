package org.jiebang.gateway.partner;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretIssued;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRotated;

/**
 * Forgets what a client's secrets hashed to once they have ended. That they open nothing stands in
 * the client's events; this keeps the table as small as what holds.
 */
@Singleton
class EndedSecrets {

  private final CommandHandler clients;
  private final ClientSecrets secrets;
  private final Clock clock;

  EndedSecrets(CommandHandler clients, ClientSecrets secrets, Clock clock) {
    this.clients = clients;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A repeat changes nothing, so what a crash has left goes with the client's next command. */
  void forget(UUID client) {
    Set<SecretId> ended = new LinkedHashSet<>();
    for (Recorded<ClientEvent> fact : clients.events(Clients.INSTANCE, client)) {
      switch (fact.event()) {
        case ClientSecretIssued e -> ended.add(e.secret());
        case ClientSecretRotated e -> ended.add(e.secret());
        case ClientEvent.ClientRegistered _,
            ClientEvent.ClientSecretRevoked _,
            ClientEvent.ClientScopesChanged _,
            ClientEvent.ClientQuotaChanged _,
            ClientEvent.ClientSuspended _,
            ClientEvent.ClientResumed _,
            ClientEvent.ClientClosed _ -> {}
      }
    }
    if (clients.load(Clients.INSTANCE, client).state() instanceof Client.Registered now) {
      now.holding(clock.now()).forEach(ended::remove);
    }
    secrets.forget(ended);
  }
}
