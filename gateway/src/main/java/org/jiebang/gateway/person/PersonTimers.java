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
 * Destroys a person's key right after the erasure is recorded, and carries their grants to where
 * tokens are made right after each change. Timers, because it must come about whatever crashes or
 * is down in between: they stay due until it has been done.
 */
public final class PersonTimers implements Timers<PersonCommand, Person, PersonEvent> {

  private static final String DESTROY_KEY = "destroy-key";
  private static final String TELL_GRANTS = "tell-grants";

  private final Supplier<Erasure> erasure;
  private final Supplier<Admission> admission;

  /**
   * Both are asked when a timer fires: they stand on the store, which stands on this.
   *
   * @param erasure what an erasure does beside its event
   * @param admission what a change of grants does beside its event
   */
  public PersonTimers(Supplier<Erasure> erasure, Supplier<Admission> admission) {
    this.erasure = erasure;
    this.admission = admission;
  }

  @Override
  public Aggregate<PersonCommand, Person, PersonEvent> aggregate() {
    return Persons.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<PersonEvent> fact) {
    return switch (fact.event()) {
      case PersonErased e ->
          List.of(new Change.Clear(TELL_GRANTS), new Change.Set(DESTROY_KEY, e.at()));
      case PersonRegistered e -> List.of(new Change.Set(TELL_GRANTS, e.at()));
      case GrantGiven e -> List.of(new Change.Set(TELL_GRANTS, e.at()));
      case GrantRevoked e -> List.of(new Change.Set(TELL_GRANTS, e.at()));
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    PersonId person = new PersonId(stream);
    if (timer.equals(DESTROY_KEY)) {
      erasure.get().of(person);
    } else {
      admission.get().of(person);
    }
    return List.of();
  }
}
