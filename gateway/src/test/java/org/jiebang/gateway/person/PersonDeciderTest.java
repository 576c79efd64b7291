package org.jiebang.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.history;
import static org.jiebang.gateway.person.People.LI;
import static org.jiebang.gateway.person.People.NAME;
import static org.jiebang.gateway.person.People.NEXT_DOOR;
import static org.jiebang.gateway.person.People.NOON;
import static org.jiebang.gateway.person.People.PHONE;
import static org.jiebang.gateway.person.People.UNIVERSITY;
import static org.jiebang.gateway.person.People.WUHUAN;
import static org.jiebang.gateway.person.People.at;
import static org.jiebang.gateway.person.People.by;
import static org.jiebang.gateway.person.People.community;
import static org.jiebang.gateway.person.People.district;
import static org.jiebang.gateway.person.People.holding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.gateway.person.PersonCommand.ErasePerson;
import org.jiebang.gateway.person.PersonCommand.GiveGrant;
import org.jiebang.gateway.person.PersonCommand.RegisterPerson;
import org.jiebang.gateway.person.PersonCommand.RevokeGrant;
import org.jiebang.gateway.person.PersonEvent.GrantGiven;
import org.jiebang.gateway.person.PersonEvent.GrantRevoked;
import org.jiebang.gateway.person.PersonEvent.PersonErased;
import org.jiebang.gateway.person.PersonEvent.PersonRegistered;
import org.junit.jupiter.api.Test;

class PersonDeciderTest {

  private static final Authority DESK = holding(community(COM));
  private static final Actor DESK_OFFICER = by(COM, WUHUAN);

  private final DeciderSpec<PersonCommand, Person, PersonEvent> spec =
      DeciderSpec.of(new PersonDecider());

  @Test
  void every_cell_of_the_lifecycle_holds() {
    new LifecycleWalk<>(
            Persons.INSTANCE,
            Map.of(
                "ACTIVE", history(registered(), given(community(RES))),
                "ERASED", history(registered(), given(community(RES)), erased())),
            Map.of(
                "register", always(register(community(GRD))),
                "give-grant", always(give(community(GRD))),
                "revoke-grant", always(revoke(community(RES))),
                "erase", always(erase(DESK))))
        .check();
  }

  @Test
  void a_person_is_registered_with_every_grant_once() {
    spec.when(register(community(GRD), community(PNL), community(GRD)))
        .then(registered(), given(community(GRD)), given(community(PNL)));
  }

  @Test
  void a_person_without_a_grant_is_refused() {
    spec.when(register()).thenRefused(PersonRefusal.GRANT_MISSING);
  }

  @Test
  void one_grant_that_is_not_covered_refuses_them_all() {
    spec.when(register(community(GRD), at(GRD, "community", NEXT_DOOR)))
        .thenRefused(PersonRefusal.GRANT_NOT_COVERED);
  }

  @Test
  void registering_twice_is_refused() {
    spec.given(registered())
        .when(register(community(RES)))
        .thenRefused(PersonRefusal.PERSON_ALREADY_REGISTERED);
  }

  @Test
  void the_system_gives_what_nobody_covers() {
    spec.when(
            new RegisterPerson(
                LI,
                WUHUAN,
                NAME,
                null,
                List.of(district()),
                Authority.OF_THE_SYSTEM,
                Actor.SYSTEM,
                NOON))
        .then(new PersonRegistered(LI, WUHUAN, NAME, null, NOON), given(district()));
  }

  @Test
  void giving_what_is_held_already_changes_nothing() {
    spec.given(registered(), given(community(VOL))).when(give(community(VOL))).thenNothing();
  }

  @Test
  void taking_what_is_not_held_changes_nothing() {
    spec.given(registered()).when(revoke(community(VOL))).thenNothing();
  }

  @Test
  void a_grant_that_is_not_covered_is_neither_given_nor_taken() {
    Grant volunteerElsewhere = at(VOL, "organisation", UNIVERSITY);
    var known = spec.given(registered(), given(volunteerElsewhere));
    known.when(give(at(GRD, "community", NEXT_DOOR))).thenRefused(PersonRefusal.GRANT_NOT_COVERED);
    known.when(revoke(volunteerElsewhere)).thenRefused(PersonRefusal.GRANT_NOT_COVERED);
  }

  @Test
  void the_sixty_fifth_grant_is_refused() {
    PersonEvent[] full =
        IntStream.range(0, PersonDecider.MOST_GRANTS)
            .mapToObj(n -> given(at(VOL, "community", new UUID(5, n))))
            .toArray(PersonEvent[]::new);
    spec.given(registered())
        .given(Arrays.asList(full))
        .when(give(community(VOL)))
        .thenRefused(PersonRefusal.GRANT_LIMIT_REACHED);
  }

  @Test
  void a_desk_cannot_erase_a_person_with_an_office_beyond_its_own() {
    var known = spec.given(registered(), given(community(VOL)), given(district()));
    known.when(erase(DESK)).thenRefused(PersonRefusal.GRANT_NOT_COVERED);
    known.when(erase(holding(district()))).then(erased());
  }

  @Test
  void what_an_erased_person_held_is_gone() {
    var state = spec.given(registered(), given(community(VOL)), erased()).state();
    assertThat(state).isEqualTo(new Person.Erased(LI, WUHUAN));
    assertThat(Persons.INSTANCE.partiesOf(state)).isEmpty();
    assertThat(Persons.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN);
  }

  @Test
  void a_person_is_seen_from_every_scope_of_a_grant_and_by_themselves() {
    var state =
        spec.given(
                registered(),
                given(community(VOL)),
                given(at(VOL, "organisation", UNIVERSITY)),
                new GrantRevoked(LI, community(VOL), NOON))
            .state();
    assertThat(Persons.INSTANCE.partiesOf(state)).containsExactlyInAnyOrder(LI.value(), UNIVERSITY);
  }

  private static PersonRegistered registered() {
    return new PersonRegistered(LI, WUHUAN, NAME, PHONE, NOON);
  }

  private static GrantGiven given(Grant grant) {
    return new GrantGiven(LI, grant, NOON);
  }

  private static PersonErased erased() {
    return new PersonErased(LI, NOON);
  }

  private static RegisterPerson register(Grant... grants) {
    return new RegisterPerson(LI, WUHUAN, NAME, PHONE, List.of(grants), DESK, DESK_OFFICER, NOON);
  }

  private static GiveGrant give(Grant grant) {
    return new GiveGrant(grant, DESK, DESK_OFFICER, NOON);
  }

  private static RevokeGrant revoke(Grant grant) {
    return new RevokeGrant(grant, DESK, DESK_OFFICER, NOON);
  }

  private static ErasePerson erase(Authority authority) {
    return new ErasePerson(authority, by(Role.COM, WUHUAN), NOON);
  }
}
