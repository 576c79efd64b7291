package org.jiebang.gateway.person;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.gateway.person.PersonRefusal.GRANT_LIMIT_REACHED;
import static org.jiebang.gateway.person.PersonRefusal.GRANT_MISSING;
import static org.jiebang.gateway.person.PersonRefusal.GRANT_NOT_COVERED;
import static org.jiebang.gateway.person.PersonRefusal.PERSON_ALREADY_REGISTERED;
import static org.jiebang.gateway.person.PersonRefusal.PERSON_ERASED;
import static org.jiebang.gateway.person.PersonRefusal.PERSON_NOT_FOUND;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.gateway.person.Person.Active;
import org.jiebang.gateway.person.Person.Erased;
import org.jiebang.gateway.person.Person.Unknown;
import org.jiebang.gateway.person.PersonCommand.ErasePerson;
import org.jiebang.gateway.person.PersonCommand.GiveGrant;
import org.jiebang.gateway.person.PersonCommand.RegisterPerson;
import org.jiebang.gateway.person.PersonCommand.RevokeGrant;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;

/** The rules of a person: registered once, grants given and taken by those who cover them. */
final class PersonDecider implements Decider<PersonCommand, Person, PersonEvent> {

  /** As many as a token carries (ARCHITECTURE, "Rights"). */
  static final int MOST_GRANTS = 64;

  @Override
  public Person initial() {
    return new Unknown();
  }

  @Override
  public List<PersonEvent> decide(PersonCommand command, Person state) {
    return switch (state) {
      case Unknown _ ->
          switch (command) {
            case RegisterPerson c -> register(c);
            case GiveGrant _, RevokeGrant _, ErasePerson _ -> refuse(PERSON_NOT_FOUND);
          };
      case Active active ->
          switch (command) {
            case RegisterPerson _ -> refuse(PERSON_ALREADY_REGISTERED);
            case GiveGrant c -> give(c, active);
            case RevokeGrant c -> revoke(c, active);
            case ErasePerson c -> erase(c, active);
          };
      case Erased _ ->
          switch (command) {
            case RegisterPerson _ -> refuse(PERSON_ALREADY_REGISTERED);
            case GiveGrant _, RevokeGrant _, ErasePerson _ -> refuse(PERSON_ERASED);
          };
    };
  }

  private static List<PersonEvent> register(RegisterPerson c) {
    if (c.grants().isEmpty()) {
      return refuse(GRANT_MISSING);
    }
    Set<Grant> grants = new LinkedHashSet<>(c.grants());
    if (grants.size() > MOST_GRANTS) {
      return refuse(GRANT_LIMIT_REACHED);
    }
    covered(GrantRules::mayGive, c.authority(), c.by(), grants);
    var events = new ArrayList<PersonEvent>();
    events.add(new PersonRegistered(c.person(), c.home(), c.name(), c.phone(), c.at()));
    grants.forEach(grant -> events.add(new GrantGiven(c.person(), grant, c.at())));
    return events;
  }

  private static List<PersonEvent> give(GiveGrant c, Active person) {
    covered(GrantRules::mayGive, c.authority(), c.by(), Set.of(c.grant()));
    if (person.grants().contains(c.grant())) {
      return List.of();
    }
    return person.grants().size() == MOST_GRANTS
        ? refuse(GRANT_LIMIT_REACHED)
        : List.of(new GrantGiven(person.person(), c.grant(), c.at()));
  }

  private static List<PersonEvent> revoke(RevokeGrant c, Active person) {
    covered(GrantRules::mayTake, c.authority(), c.by(), Set.of(c.grant()));
    return person.grants().contains(c.grant())
        ? List.of(new GrantRevoked(person.person(), c.grant(), c.at()))
        : List.of();
  }

  /** Only those who could take every grant away may erase: a desk cannot erase its district. */
  private static List<PersonEvent> erase(ErasePerson c, Active person) {
    covered(GrantRules::mayTake, c.authority(), c.by(), person.grants());
    return List.of(new PersonErased(person.person(), c.at()));
  }

  private static void covered(
      BiPredicate<Authority, Grant> rule, Authority authority, Actor by, Collection<Grant> grants) {
    boolean system = by.person() == null;
    if (!system && !grants.stream().allMatch(grant -> rule.test(authority, grant))) {
      refuse(GRANT_NOT_COVERED);
    }
  }

  @Override
  public Person evolve(Person state, PersonEvent event) {
    return switch (event) {
      case PersonRegistered e -> new Active(e.person(), e.home(), Set.of());
      case GrantGiven e -> {
        var more = new LinkedHashSet<>(active(state).grants());
        more.add(e.grant());
        yield new Active(e.person(), active(state).home(), more);
      }
      case GrantRevoked e -> {
        var fewer = new LinkedHashSet<>(active(state).grants());
        fewer.remove(e.grant());
        yield new Active(e.person(), active(state).home(), fewer);
      }
      case PersonErased e -> new Erased(e.person(), active(state).home());
    };
  }

  private static Active active(Person state) {
    if (state instanceof Active active) {
      return active;
    }
    throw new IllegalStateException("a person's event after " + state.getClass().getSimpleName());
  }
}
