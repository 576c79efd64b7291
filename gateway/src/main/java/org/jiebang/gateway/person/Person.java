package org.jiebang.gateway.person;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Grant;

/** A person, as far as the rules ask. */
public sealed interface Person {

  /** Nobody has been registered under this id. */
  record Unknown() implements Person {}

  /**
   * May sign in and act.
   *
   * @param home the scope at which the person was registered; it owns the stream
   * @param grants at most {@link PersonDecider#MOST_GRANTS}
   */
  record Active(PersonId person, UUID home, Set<Grant> grants) implements Person {}

  /** Name and phone can never be read again; only the id is left in what others have recorded. */
  record Erased(PersonId person, UUID home) implements Person {}
}
