package org.jiebang.gateway.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;

/**
 * Destroys a person's key right after the erasure is recorded. A timer, because it must come about
 * whatever crashes in between: it stays due until it has been done.
 */
public final class PersonTimers implements Timers<PersonCommand, Person, PersonEvent> {

  private static final String DESTROY_KEY = "destroy-key";

  private final Supplier<Erasure> erasure;

  /**
   * @param erasure asked when a timer fires: it stands on the store, which stands on this
   */
  public PersonTimers(Supplier<Erasure> erasure) {
    this.erasure = erasure;
  }

  @Override
  public Aggregate<PersonCommand, Person, PersonEvent> aggregate() {
    return Persons.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<PersonEvent> fact) {
    return switch (fact.event()) {
      case PersonErased e -> List.of(new Change.Set(DESTROY_KEY, e.at()));
      case PersonRegistered _, GrantGiven _, GrantRevoked _ -> List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    erasure.get().of(new PersonId(stream));
    return List.of();
  }
}
