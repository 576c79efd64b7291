package org.jiebang.gateway.person;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.person.Person.Active;
import org.jiebang.gateway.person.Person.Erased;
import org.jiebang.gateway.person.Person.Unknown;

/** The streams of persons. */
public final class Persons implements Aggregate<PersonCommand, Person, PersonEvent> {

  public static final Persons INSTANCE = new Persons();

  private final PersonDecider decider = new PersonDecider();

  private Persons() {}

  @Override
  public String name() {
    return "person";
  }

  @Override
  public Class<PersonEvent> events() {
    return PersonEvent.class;
  }

  @Override
  public Decider<PersonCommand, Person, PersonEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Person state) {
    return switch (state) {
      case Unknown _ -> "NONE";
      case Active _ -> "ACTIVE";
      case Erased _ -> "ERASED";
    };
  }

  @Override
  public UUID tenantOf(Person state) {
    return switch (state) {
      case Unknown _ -> throw new IllegalStateException("nobody owns a person who is not there");
      case Active person -> person.home();
      case Erased person -> person.home();
    };
  }

  /** The person, and every scope at which a grant is held. */
  @Override
  public Set<UUID> partiesOf(Person state) {
    return switch (state) {
      case Unknown _ -> Set.of();
      case Active active -> {
        var parties = new HashSet<UUID>();
        parties.add(active.person().value());
        active.grants().stream().map(Grant::scope).limit(63).forEach(parties::add);
        yield parties;
      }
      case Erased _ -> Set.of();
    };
  }
}
