package org.jiebang.gateway.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can be asked of a person's stream. */
public sealed interface PersonCommand {

  /**
   * @param home the scope that vouches for the person
   * @param phone null where the person acts for an office and gives none
   * @param authority what {@code by} holds, and where the scopes of {@code grants} lie
   */
  record RegisterPerson(
      PersonId person,
      UUID home,
      Envelope name,
      @Nullable Envelope phone,
      List<Grant> grants,
      Authority authority,
      Actor by,
      Instant at)
      implements PersonCommand {}

  record GiveGrant(Grant grant, Authority authority, Actor by, Instant at)
      implements PersonCommand {}

  record RevokeGrant(Grant grant, Authority authority, Actor by, Instant at)
      implements PersonCommand {}

  record ErasePerson(Authority authority, Actor by, Instant at) implements PersonCommand {}
}
