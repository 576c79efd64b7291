package org.jiebang.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.MER;
import static org.jiebang.eventsourcing.identity.Role.OPS;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.SYS;
import static org.jiebang.eventsourcing.identity.Role.UNI;
import static org.jiebang.eventsourcing.identity.Role.VOL;
import static org.jiebang.gateway.person.People.DEPARTMENT;
import static org.jiebang.gateway.person.People.DISTRICT;
import static org.jiebang.gateway.person.People.NEXT_DOOR;
import static org.jiebang.gateway.person.People.UNIVERSITY;
import static org.jiebang.gateway.person.People.WUHUAN;
import static org.jiebang.gateway.person.People.at;
import static org.jiebang.gateway.person.People.community;
import static org.jiebang.gateway.person.People.district;
import static org.jiebang.gateway.person.People.holding;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.junit.jupiter.api.Test;

class GrantRulesTest {

  @Test
  void a_district_gives_any_role_anywhere_in_it_but_the_systems_and_the_operators() {
    assertThat(given(holding(district()), "community", WUHUAN)).isEqualTo(allBut(SYS, OPS, DIS));
    assertThat(given(holding(district()), "organisation", DEPARTMENT))
        .isEqualTo(allBut(SYS, OPS, DIS));
    assertThat(given(holding(district()), "district", DISTRICT)).isEqualTo(allBut(SYS, OPS));
  }

  /** What was given before that was refused can be taken away. */
  @Test
  void a_committee_of_a_community_is_not_given_and_may_be_taken() {
    var odd = new Grant(DIS, "community", WUHUAN);
    assertThat(GrantRules.mayGive(holding(district()), odd)).isFalse();
    assertThat(GrantRules.mayTake(holding(district()), odd)).isTrue();
    assertThat(GrantRules.mayTake(holding(community(COM)), odd)).isFalse();
  }

  @Test
  void another_district_gives_nothing_here() {
    var elsewhere = at(DIS, "district", new UUID(1, 2));
    assertThat(given(holding(elsewhere), "community", WUHUAN)).isEmpty();
  }

  @Test
  void a_community_desk_gives_the_roles_of_its_neighbourhood() {
    assertThat(given(holding(community(COM)), "community", WUHUAN))
        .isEqualTo(Set.of(RES, VOL, GRD, PNL, MER));
  }

  @Test
  void a_community_desk_gives_nothing_next_door_or_above() {
    assertThat(given(holding(community(COM)), "community", NEXT_DOOR)).isEmpty();
    assertThat(given(holding(community(COM)), "district", DISTRICT)).isEmpty();
    assertThat(given(holding(community(COM)), "organisation", UNIVERSITY)).isEmpty();
  }

  @Test
  void a_university_gives_departments_and_volunteers_in_its_own_house() {
    var university = holding(at(UNI, "organisation", UNIVERSITY));
    assertThat(given(university, "organisation", UNIVERSITY)).isEqualTo(Set.of(DEP, VOL));
    assertThat(given(university, "organisation", DEPARTMENT)).isEqualTo(Set.of(DEP, VOL));
    assertThat(given(university, "community", WUHUAN)).isEmpty();
  }

  @Test
  void nobody_else_gives_anything() {
    for (Role role : allBut(DIS, COM, UNI)) {
      assertThat(given(holding(community(role)), "community", WUHUAN)).as(role.name()).isEmpty();
    }
  }

  @Test
  void a_role_of_the_district_held_at_a_community_gives_nothing() {
    assertThat(given(holding(community(DIS)), "community", WUHUAN)).isEmpty();
  }

  @Test
  void a_scope_is_given_by_its_right_kind_only() {
    assertThat(given(holding(district()), "organisation", WUHUAN)).isEmpty();
  }

  @Test
  void a_place_that_nobody_has_heard_of_is_covered_by_nobody() {
    assertThat(given(holding(district()), "community", new UUID(7, 7))).isEmpty();
  }

  @Test
  void the_council_is_given_by_the_district_alone() {
    assertThat(given(holding(community(COM)), "community", WUHUAN)).doesNotContain(CNC);
  }

  private static Set<Role> given(Authority authority, String kind, UUID scope) {
    return Arrays.stream(Role.values())
        .filter(role -> GrantRules.mayGive(authority, new Grant(role, kind, scope)))
        .collect(Collectors.toSet());
  }

  private static Set<Role> allBut(Role... roles) {
    return Arrays.stream(Role.values())
        .filter(role -> !Set.of(roles).contains(role))
        .collect(Collectors.toSet());
  }
}
