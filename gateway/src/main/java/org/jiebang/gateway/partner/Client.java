package org.jiebang.gateway.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner client, as far as the rules and the issuer of tokens ask. */
public sealed interface Client {

  /** Nobody has been registered under this id. */
  record Unknown() implements Client {}

  /**
   * @param secrets the last one issued, and those that may still hold beside it, oldest first
   */
  record Registered(
      ClientId client,
      UUID place,
      String placeKind,
      ClientKind kind,
      List<String> scopes,
      int requestsPerMinute,
      boolean sandbox,
      boolean suspended,
      List<Held> secrets)
      implements Client {

    /** The names of the secrets that hold at {@code now}, oldest first. */
    public List<SecretId> holding(Instant now) {
      return secrets.stream().filter(s -> s.holds(now)).map(Held::secret).toList();
    }

    Registered issued(SecretId secret) {
      return with(List.of(new Held(secret, null)));
    }

    /** What ended before is forgotten here; the events remember. */
    Registered rotated(SecretId previous, Instant until, SecretId secret) {
      return with(List.of(new Held(previous, until), new Held(secret, null)));
    }

    Registered ended(SecretId secret, Instant at) {
      return with(
          secrets.stream().map(s -> s.secret().equals(secret) ? new Held(secret, at) : s).toList());
    }

    private Registered with(List<Held> others) {
      return new Registered(
          client, place, placeKind, kind, scopes, requestsPerMinute, sandbox, suspended, others);
    }

    Registered given(List<String> others) {
      return new Registered(
          client, place, placeKind, kind, others, requestsPerMinute, sandbox, suspended, secrets);
    }

    Registered allowed(int perMinute) {
      return new Registered(
          client, place, placeKind, kind, scopes, perMinute, sandbox, suspended, secrets);
    }

    Registered suspended(boolean now) {
      return new Registered(
          client, place, placeKind, kind, scopes, requestsPerMinute, sandbox, now, secrets);
    }
  }

  /**
   * How long a secret holds.
   *
   * @param until null: until it is rotated or revoked
   */
  record Held(SecretId secret, @Nullable Instant until) {
    boolean holds(Instant now) {
      return until == null || now.isBefore(until);
    }
  }

  record Closed(ClientId client, UUID place) implements Client {}
}
