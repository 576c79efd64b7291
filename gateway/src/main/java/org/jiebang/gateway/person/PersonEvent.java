package org.jiebang.gateway.person;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can happen to a person's stream. Names and phones are envelopes under the person's key. */
public sealed interface PersonEvent {

  PersonId person();

  Instant at();

  /**
   * @param home the scope that vouched for the person and owns the stream
   */
  record PersonRegistered(
      PersonId person, UUID home, Envelope name, @Nullable Envelope phone, Instant at)
      implements PersonEvent {}

  record GrantGiven(PersonId person, Grant grant, Instant at) implements PersonEvent {}

  record GrantRevoked(PersonId person, Grant grant, Instant at) implements PersonEvent {}

  /** From now on every service destroys the person's key. */
  record PersonErased(PersonId person, Instant at) implements PersonEvent {}
}
