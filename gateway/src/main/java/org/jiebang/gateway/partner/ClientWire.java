package org.jiebang.gateway.partner;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.gateway.partner.ClientEvent.ClientClosed;
import org.jiebang.gateway.partner.ClientEvent.ClientQuotaChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientRegistered;
import org.jiebang.gateway.partner.ClientEvent.ClientResumed;
import org.jiebang.gateway.partner.ClientEvent.ClientScopesChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretIssued;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRevoked;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRotated;
import org.jiebang.gateway.partner.ClientEvent.ClientSuspended;

/** Names of a partner client's events. */
public final class ClientWire {

  private ClientWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("client-registered", ClientRegistered.class)
        .event("client-secret-issued", ClientSecretIssued.class)
        .event("client-secret-rotated", ClientSecretRotated.class)
        .event("client-secret-revoked", ClientSecretRevoked.class)
        .event("client-scopes-changed", ClientScopesChanged.class)
        .event("client-quota-changed", ClientQuotaChanged.class)
        .event("client-suspended", ClientSuspended.class)
        .event("client-resumed", ClientResumed.class)
        .event("client-closed", ClientClosed.class)
        .build();
  }
}
