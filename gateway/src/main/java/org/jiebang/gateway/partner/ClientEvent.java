package org.jiebang.gateway.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What can happen to a partner client. A secret is named here, never told. */
public sealed interface ClientEvent {

  ClientId client();

  Instant at();

  /**
   * @param place the community or district that owns the stream
   * @param placeKind {@code community} or {@code district}
   * @param scopes e.g. {@code needs:write}; each once, in order
   * @param requestsPerMinute for all who come through it together
   * @param sandbox acts in communities for trying things out only
   */
  record ClientRegistered(
      ClientId client,
      UUID place,
      String placeKind,
      String name,
      ClientKind kind,
      List<String> scopes,
      int requestsPerMinute,
      boolean sandbox,
      Instant at)
      implements ClientEvent {}

  /** There is a first secret, or one again. */
  record ClientSecretIssued(ClientId client, SecretId secret, Instant at) implements ClientEvent {}

  /**
   * @param previousUntil how long the one before it still holds
   */
  record ClientSecretRotated(
      ClientId client, SecretId secret, SecretId previous, Instant previousUntil, Instant at)
      implements ClientEvent {}

  record ClientSecretRevoked(ClientId client, SecretId secret, Instant at) implements ClientEvent {}

  record ClientScopesChanged(ClientId client, List<String> scopes, Instant at)
      implements ClientEvent {}

  record ClientQuotaChanged(ClientId client, int requestsPerMinute, Instant at)
      implements ClientEvent {}

  record ClientSuspended(ClientId client, String reason, Instant at) implements ClientEvent {}

  record ClientResumed(ClientId client, Instant at) implements ClientEvent {}

  record ClientClosed(ClientId client, String reason, Instant at) implements ClientEvent {}
}
