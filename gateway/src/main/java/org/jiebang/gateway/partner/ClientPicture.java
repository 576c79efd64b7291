package org.jiebang.gateway.partner;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.gateway.partner.ClientBody.SecretBody;
import org.jiebang.gateway.partner.ClientEvent.ClientClosed;
import org.jiebang.gateway.partner.ClientEvent.ClientQuotaChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientRegistered;
import org.jiebang.gateway.partner.ClientEvent.ClientResumed;
import org.jiebang.gateway.partner.ClientEvent.ClientScopesChanged;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretIssued;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRevoked;
import org.jiebang.gateway.partner.ClientEvent.ClientSecretRotated;
import org.jiebang.gateway.partner.ClientEvent.ClientSuspended;
import org.jspecify.annotations.Nullable;

/** How a client's events add up to what the API shows. */
public final class ClientPicture implements Picture<ClientBody, ClientEvent> {

  @Override
  public Class<ClientBody> body() {
    return ClientBody.class;
  }

  @Override
  public ClientBody evolve(@Nullable ClientBody body, Recorded<ClientEvent> fact) {
    if (fact.event() instanceof ClientRegistered e) {
      return registered(e);
    }
    ClientBody b = requireNonNull(body);
    return switch (fact.event()) {
      case ClientRegistered _ -> b;
      case ClientSecretIssued e -> secrets(b, List.of(issued(e.secret(), e)));
      case ClientSecretRotated e -> {
        var both = new ArrayList<SecretBody>();
        b.secrets().stream()
            .filter(s -> s.id().equals(e.previous().value()))
            .forEach(s -> both.add(new SecretBody(s.id(), s.issuedAt(), e.previousUntil())));
        both.add(issued(e.secret(), e));
        yield secrets(b, List.copyOf(both));
      }
      case ClientSecretRevoked e ->
          secrets(b, b.secrets().stream().filter(s -> !s.id().equals(e.secret().value())).toList());
      case ClientScopesChanged e -> b.given(e.scopes(), b.requestsPerMinute(), b.secrets());
      case ClientQuotaChanged e -> b.given(b.scopes(), e.requestsPerMinute(), b.secrets());
      case ClientSuspended e -> b.in("SUSPENDED", e.reason());
      case ClientResumed _ -> b.in("ACTIVE", null);
      case ClientClosed e -> secrets(b.in("CLOSED", e.reason()), List.of());
    };
  }

  private static ClientBody registered(ClientRegistered e) {
    return new ClientBody(
        e.client().value(),
        "ACTIVE",
        e.place(),
        e.name(),
        e.kind(),
        e.scopes(),
        e.requestsPerMinute(),
        e.sandbox(),
        List.of(),
        null,
        e.at(),
        null);
  }

  private static ClientBody secrets(ClientBody b, List<SecretBody> secrets) {
    return b.given(b.scopes(), b.requestsPerMinute(), secrets);
  }

  private static SecretBody issued(SecretId secret, ClientEvent e) {
    return new SecretBody(secret.value(), e.at(), null);
  }

  @Override
  public String state(ClientBody body) {
    return body.state();
  }
}
