package org.jiebang.gateway.partner;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.gateway.partner.ClientRefusal.ROTATION_RUNNING;
import static org.jiebang.gateway.partner.ClientRefusal.SECRET_ALREADY_REVOKED;
import static org.jiebang.gateway.partner.ClientRefusal.SECRET_NOT_FOUND;

import java.util.List;
import org.jiebang.gateway.partner.Client.Registered;
import org.jiebang.gateway.partner.ClientCommand.RevokeSecret;
import org.jiebang.gateway.partner.ClientCommand.RotateSecret;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretIssued;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRevoked;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRotated;

/** How a client's secrets follow one another: never more than two hold at once. */
final class SecretRules {

  private SecretRules() {}

  static List<ClientEvent> rotate(RotateSecret c, Registered client) {
    List<SecretId> holding = client.holding(c.at());
    return switch (holding.size()) {
      case 0 -> List.of(new ClientSecretIssued(client.client(), c.secret(), c.at()));
      case 1 ->
          List.of(
              new ClientSecretRotated(
                  client.client(),
                  c.secret(),
                  holding.getFirst(),
                  c.at().plus(c.overlap()),
                  c.at()));
      default -> refuse(ROTATION_RUNNING);
    };
  }

  static List<ClientEvent> revoke(RevokeSecret c, Registered client) {
    List<SecretId> holding = client.holding(c.at());
    SecretId one = c.secret();
    if (one == null) {
      return holding.isEmpty()
          ? refuse(SECRET_ALREADY_REVOKED)
          : holding.stream().map(s -> revoked(client, s, c)).toList();
    }
    if (holding.contains(one)) {
      return List.of(revoked(client, one, c));
    }
    boolean ended = client.secrets().stream().anyMatch(s -> s.secret().equals(one));
    return refuse(ended ? SECRET_ALREADY_REVOKED : SECRET_NOT_FOUND);
  }

  private static ClientEvent revoked(Registered client, SecretId secret, RevokeSecret c) {
    return new ClientSecretRevoked(client.client(), secret, c.at());
  }
}
