package org.jiebang.gateway.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A partner client as the API shows it.
 *
 * @param id the {@code client} that signs in
 * @param state {@code ACTIVE}, {@code SUSPENDED} or {@code CLOSED}
 * @param place the community or district it is registered for
 * @param scopes what it was given, e.g. {@code needs:write}
 * @param requestsPerMinute for all who come through it together
 * @param sandbox acts in communities for trying things out only
 * @param secrets those that were issued and not revoked, oldest first; ended ones until the next
 *     rotation
 * @param because the reason given, while it is suspended or closed
 * @param secret only in the answer of the command that made it, and only the first time that answer
 *     is given: a repeat of the command does not show it again
 */
@Schema(name = "Client")
public record ClientBody(
    UUID id,
    String state,
    UUID place,
    String name,
    ClientKind kind,
    List<String> scopes,
    int requestsPerMinute,
    boolean sandbox,
    List<SecretBody> secrets,
    @Nullable String because,
    Instant registeredAt,
    @Nullable String secret) {

  /**
   * A secret by its name.
   *
   * @param until absent: until it is rotated or revoked
   */
  @Schema(name = "ClientSecret")
  public record SecretBody(UUID id, Instant issuedAt, @Nullable Instant until) {}

  ClientBody telling(String newSecret) {
    return new ClientBody(
        id,
        state,
        place,
        name,
        kind,
        scopes,
        requestsPerMinute,
        sandbox,
        secrets,
        because,
        registeredAt,
        newSecret);
  }

  ClientBody in(String nextState, @Nullable String reason) {
    return new ClientBody(
        id,
        nextState,
        place,
        name,
        kind,
        scopes,
        requestsPerMinute,
        sandbox,
        secrets,
        reason,
        registeredAt,
        null);
  }

  ClientBody given(List<String> others, int perMinute, List<SecretBody> otherSecrets) {
    return new ClientBody(
        id,
        state,
        place,
        name,
        kind,
        others,
        perMinute,
        sandbox,
        otherSecrets,
        because,
        registeredAt,
        null);
  }

  /** Nothing secret, should an answer ever be printed. */
  @Override
  public String toString() {
    return "ClientBody[" + id + " " + state + "]";
  }
}
