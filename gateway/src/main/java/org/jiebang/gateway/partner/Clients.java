package org.jiebang.gateway.partner;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.gateway.partner.Client.Closed;
import org.jiebang.gateway.partner.Client.Registered;
import org.jiebang.gateway.partner.Client.Unknown;

/** The streams of partner clients: each belongs to the community or district it serves. */
public final class Clients implements Aggregate<ClientCommand, Client, ClientEvent> {

  public static final Clients INSTANCE = new Clients();

  private final ClientDecider decider = new ClientDecider();

  private Clients() {}

  @Override
  public String name() {
    return "client";
  }

  @Override
  public Class<ClientEvent> events() {
    return ClientEvent.class;
  }

  @Override
  public Decider<ClientCommand, Client, ClientEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Client state) {
    return switch (state) {
      case Unknown() -> "NONE";
      case Registered client -> client.suspended() ? "SUSPENDED" : "ACTIVE";
      case Closed _ -> "CLOSED";
    };
  }

  @Override
  public UUID tenantOf(Client state) {
    return switch (state) {
      case Unknown() -> throw new IllegalStateException("nobody owns a client that is not there");
      case Registered client -> client.place();
      case Closed client -> client.place();
    };
  }

  @Override
  public Set<UUID> partiesOf(Client state) {
    return Set.of();
  }
}
