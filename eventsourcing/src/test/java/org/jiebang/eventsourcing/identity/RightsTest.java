package org.jiebang.eventsourcing.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.identity.AccessRule.AnyCaller;
import org.jiebang.eventsourcing.identity.AccessRule.Roles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {

  private static final UUID DISTRICT = new UUID(1, 1);
  private static final UUID COMMUNITY = new UUID(1, 2);
  private static final UUID OTHER = new UUID(1, 3);
  private static final UUID UNIVERSITY = new UUID(2, 1);
  private static final UUID DEPARTMENT = new UUID(2, 2);
  private static final UUID PERSON = new UUID(3, 1);
  private static final Set<UUID> NOBODY = Set.of();

  private final Rights rights =
      new Rights(
          new Hierarchy() {
            private final Map<UUID, UUID> above =
                Map.of(COMMUNITY, DISTRICT, OTHER, DISTRICT, DEPARTMENT, UNIVERSITY);

            @Override
            public @Nullable UUID above(UUID scope) {
              return above.get(scope);
            }
          });

  private static Caller with(String... grants) {
    return new Caller(PERSON, Arrays.stream(grants).map(Grant::parse).toList(), "app-1");
  }

  private static String grant(Role role, UUID scope) {
    return role + "@x:" + scope;
  }

  private static Roles only(Role... roles) {
    return new Roles(List.of(roles), false);
  }

  @Test
  void a_grant_at_the_tenant_or_above_it_sees() {
    assertThat(rights.sees(with(grant(Role.RES, COMMUNITY)), COMMUNITY, NOBODY)).isTrue();
    assertThat(rights.sees(with(grant(Role.DIS, DISTRICT)), COMMUNITY, NOBODY)).isTrue();
    assertThat(rights.sees(with(grant(Role.COM, OTHER)), COMMUNITY, NOBODY)).isFalse();
  }

  @Test
  void a_grant_below_the_tenant_does_not_see() {
    assertThat(rights.sees(with(grant(Role.COM, COMMUNITY)), DISTRICT, NOBODY)).isFalse();
  }

  @Test
  void parties_see_too() {
    assertThat(rights.sees(with(), COMMUNITY, Set.of(PERSON))).isTrue();
    assertThat(rights.sees(with(), COMMUNITY, Set.of(Aggregate.EVERYONE))).isTrue();
    assertThat(rights.sees(with(), COMMUNITY, Set.of(OTHER))).isFalse();
    assertThat(rights.sees(with(grant(Role.UNI, UNIVERSITY)), COMMUNITY, Set.of(DEPARTMENT)))
        .isTrue();
  }

  @Test
  void a_role_acts_where_it_is_held() {
    assertThat(
            rights.actor(
                only(Role.GRD, Role.COM),
                with(grant(Role.COM, COMMUNITY), grant(Role.GRD, COMMUNITY)),
                COMMUNITY,
                NOBODY))
        .isEqualTo(new Actor(PERSON, "GRD", COMMUNITY, "app-1"));
  }

  @Test
  void a_role_held_elsewhere_does_not_act() {
    assertThat(rights.actor(only(Role.COM), with(grant(Role.COM, OTHER)), COMMUNITY, NOBODY))
        .isNull();
  }

  @Test
  void a_role_held_elsewhere_reads_nothing_here() {
    Caller two = with(grant(Role.COM, OTHER), grant(Role.RES, COMMUNITY));
    assertThat(rights.reads(only(Role.COM), two, COMMUNITY, NOBODY)).isFalse();
    assertThat(rights.reads(only(Role.COM), two, COMMUNITY, Set.of(Aggregate.EVERYONE))).isFalse();
    assertThat(rights.reads(only(Role.COM), two, OTHER, NOBODY)).isTrue();
    assertThat(rights.reads(only(Role.COM, Role.RES), two, COMMUNITY, NOBODY)).isTrue();
    assertThat(rights.reads(new AnyCaller(), two, COMMUNITY, NOBODY)).isTrue();
    assertThat(rights.reads(new Roles(List.of(Role.COM), true), two, COMMUNITY, NOBODY)).isTrue();
    assertThat(rights.scopes(only(Role.COM), two)).containsExactly(OTHER);
    assertThat(rights.scopes(new AnyCaller(), two)).containsExactlyInAnyOrder(OTHER, COMMUNITY);
  }

  @Test
  void a_role_reads_at_a_party_and_below_where_it_is_held() {
    assertThat(
            rights.reads(
                only(Role.DEP),
                with(grant(Role.DEP, DEPARTMENT)),
                COMMUNITY,
                Set.of(DEPARTMENT, Aggregate.EVERYONE)))
        .isTrue();
    assertThat(rights.reads(only(Role.DIS), with(grant(Role.DIS, DISTRICT)), COMMUNITY, NOBODY))
        .isTrue();
  }

  @Test
  void a_role_held_anywhere_acts_where_the_rule_says_so() {
    assertThat(
            rights.actor(
                new Roles(List.of(Role.UNI), true),
                with(grant(Role.UNI, UNIVERSITY)),
                COMMUNITY,
                NOBODY))
        .isEqualTo(new Actor(PERSON, "UNI", UNIVERSITY, "app-1"));
  }

  @Test
  void a_district_acts_in_its_communities_where_the_rule_lists_it() {
    Caller district = with(grant(Role.DIS, DISTRICT));
    assertThat(rights.actor(only(Role.COM, Role.DIS), district, COMMUNITY, NOBODY))
        .isEqualTo(new Actor(PERSON, "DIS", DISTRICT, "app-1"));
    assertThat(rights.actor(only(Role.COM), district, COMMUNITY, NOBODY)).isNull();
  }

  @Test
  void a_district_acts_in_the_place_of_its_communitys_offices() {
    Caller district = with(grant(Role.DIS, DISTRICT));
    for (Roles rule : List.of(only(Role.COM), only(Role.GRD), only(Role.DEP, Role.COM))) {
      assertThat(rights.overriding(rule, district, COMMUNITY))
          .isEqualTo(new Actor(PERSON, "DIS", DISTRICT, "app-1"));
    }
  }

  @Test
  void a_district_overrides_nobody_who_speaks_for_themselves() {
    Caller district = with(grant(Role.DIS, DISTRICT));
    for (Role own : List.of(Role.RES, Role.VOL, Role.UNI, Role.PNL, Role.CNC)) {
      assertThat(rights.overriding(only(own), district, COMMUNITY)).isNull();
      assertThat(rights.overriding(only(Role.COM, own), district, COMMUNITY)).isNull();
    }
    assertThat(rights.overriding(only(Role.DEP), district, COMMUNITY)).isNull();
    assertThat(rights.overriding(new Roles(List.of(Role.COM), true), district, COMMUNITY)).isNull();
    assertThat(rights.overriding(new AnyCaller(), district, COMMUNITY)).isNull();
  }

  @Test
  void a_district_overrides_only_in_its_own_communities() {
    assertThat(rights.overriding(only(Role.COM), with(grant(Role.DIS, OTHER)), COMMUNITY)).isNull();
    assertThat(rights.overriding(only(Role.COM), with(grant(Role.DIS, DISTRICT)), UNIVERSITY))
        .isNull();
    assertThat(rights.overriding(only(Role.COM), with(grant(Role.COM, DISTRICT)), COMMUNITY))
        .isNull();
  }

  @Test
  void a_person_with_no_office_near_acts_as_a_resident() {
    assertThat(rights.actor(new AnyCaller(), with(), COMMUNITY, Set.of(PERSON)))
        .isEqualTo(new Actor(PERSON, "RES", null, "app-1"));
  }

  @Test
  void a_grant_reads_as_it_is_written() {
    String text = "GRD@community:" + COMMUNITY;
    assertThat(Grant.parse(text)).isEqualTo(new Grant(Role.GRD, "community", COMMUNITY));
    assertThat(Grant.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GRD", "GRD@x", "@x:1", "BOSS@x:1", "GRD@:1", "GRD@x:y"})
  void what_is_no_grant_is_refused(String text) {
    assertThatThrownBy(() -> Grant.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
