package org.jiebang.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.feed.FeedEntryEvent.FactFed;
import org.jiebang.gateway.feed.Places.Place;
import org.jiebang.gateway.feed.Sight.Look;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader may see while it is not known yet where everything lies. */
class SightTest {

  private static final Instant NOON = Instant.parse("2025-03-01T04:00:00Z");
  private static final UUID DISTRICT = new UUID(3, 1);
  private static final UUID ELSEWHERE = new UUID(3, 2);
  private static final UUID WUHUAN = new UUID(2, 1);
  private static final UUID UNIVERSITY = new UUID(4, 1);
  private static final UUID DEPARTMENT = new UUID(4, 2);
  private static final UUID PERSON = new UUID(9, 1);

  private final Map<UUID, Place> told = new HashMap<>();
  private Instant now = NOON;
  private final Places places = new Places(told::get, new SmallFeed(), () -> now);
  private final Sights sights = new Sights(places);

  @Test
  void a_district_comes_again_until_it_is_known_where_the_owner_lies() {
    Sight district = sights.of(office(Role.DIS, "district", DISTRICT));
    assertThat(district.look(fact(WUHUAN))).isEqualTo(Look.NOT_YET);
    assertThat(sights.within(DISTRICT).look(fact(WUHUAN))).isEqualTo(Look.NOT_YET);
    told.put(WUHUAN, new Place(true, DISTRICT, DISTRICT));
    assertThat(district.look(fact(WUHUAN))).isEqualTo(Look.SEEN);
    assertThat(sights.within(DISTRICT).look(fact(WUHUAN))).isEqualTo(Look.SEEN);
    assertThat(sights.within(ELSEWHERE).look(fact(WUHUAN))).isEqualTo(Look.HIDDEN);
  }

  @Test
  void a_place_that_nobody_ever_tells_of_holds_nobody_up_for_ever() {
    Sight district = sights.of(office(Role.DIS, "district", DISTRICT));
    now = NOON.plus(Duration.ofMinutes(10)).minusMillis(1);
    assertThat(district.look(fact(WUHUAN))).isEqualTo(Look.NOT_YET);
    now = NOON.plus(Duration.ofMinutes(10));
    assertThat(district.look(fact(WUHUAN))).isEqualTo(Look.HIDDEN);
  }

  @Test
  void whoever_holds_nothing_above_a_place_does_not_wait() {
    UUID other = new UUID(2, 2);
    told.put(other, new Place(true, DISTRICT, DISTRICT));
    assertThat(sights.of(office(Role.COM, "community", other)).look(fact(WUHUAN)))
        .isEqualTo(Look.HIDDEN);
    assertThat(sights.within(other).look(fact(WUHUAN))).isEqualTo(Look.HIDDEN);
    assertThat(sights.of(new Caller(PERSON, List.of(), null)).look(fact(WUHUAN)))
        .isEqualTo(Look.HIDDEN);
    assertThat(sights.of(office(Role.COM, "community", WUHUAN)).look(fact(WUHUAN)))
        .isEqualTo(Look.SEEN);
  }

  @Test
  void an_organisation_that_takes_part_must_be_known_up_to_the_top_and_a_person_need_not() {
    told.put(WUHUAN, new Place(true, ELSEWHERE, ELSEWHERE));
    Sight district = sights.of(office(Role.DIS, "district", DISTRICT));
    assertThat(district.look(fact(WUHUAN, PERSON))).isEqualTo(Look.HIDDEN);
    FeedLine planned = fact(WUHUAN, DEPARTMENT);
    assertThat(district.look(planned)).isEqualTo(Look.NOT_YET);
    told.put(DEPARTMENT, new Place(false, UNIVERSITY, DISTRICT));
    assertThat(district.look(planned)).isEqualTo(Look.NOT_YET);
    told.put(UNIVERSITY, new Place(false, DISTRICT, DISTRICT));
    assertThat(district.look(planned)).isEqualTo(Look.SEEN);
  }

  @Test
  void what_is_not_wanted_is_passed_over_known_or_not() {
    Sight district = sights.of(office(Role.DIS, "district", DISTRICT));
    assertThat(Look.of(false, district, fact(WUHUAN))).isEqualTo(Look.HIDDEN);
    assertThat(Look.of(true, district, fact(WUHUAN))).isEqualTo(Look.NOT_YET);
  }

  @Test
  void what_is_for_everybody_is_seen_by_readers_and_concerns_no_scope() {
    FeedLine open = fact(WUHUAN, Aggregate.EVERYONE);
    assertThat(sights.of(new Caller(PERSON, List.of(), null)).look(open)).isEqualTo(Look.SEEN);
    assertThat(sights.within(DISTRICT).look(open)).isEqualTo(Look.NOT_YET);
    told.put(WUHUAN, new Place(true, ELSEWHERE, ELSEWHERE));
    assertThat(sights.within(DISTRICT).look(open)).isEqualTo(Look.HIDDEN);
  }

  @Test
  @Tag("N-32")
  void
      what_is_for_the_desk_is_for_its_persons_the_desk_and_grid_workers_and_leaves_by_no_webhook() {
    told.put(WUHUAN, new Place(true, DISTRICT, DISTRICT));
    FeedLine quarrel = fact(WUHUAN, PERSON, Aggregate.DESK);
    assertThat(sights.of(office(Role.COM, "community", WUHUAN)).look(quarrel)).isEqualTo(Look.SEEN);
    assertThat(sights.of(office(Role.GRD, "community", WUHUAN)).look(quarrel)).isEqualTo(Look.SEEN);
    assertThat(sights.of(new Caller(PERSON, List.of(), null)).look(quarrel)).isEqualTo(Look.SEEN);
    for (Role role : List.of(Role.HUB, Role.APP, Role.UNI, Role.RES, Role.CNC)) {
      assertThat(sights.of(office(role, "community", WUHUAN)).look(quarrel))
          .as("%s", role)
          .isEqualTo(Look.HIDDEN);
    }
    assertThat(sights.of(office(Role.DIS, "district", DISTRICT)).look(quarrel))
        .isEqualTo(Look.HIDDEN);
    assertThat(sights.within(WUHUAN).look(quarrel)).isEqualTo(Look.HIDDEN);
    FeedLine published = fact(WUHUAN, Aggregate.EVERYONE, Aggregate.DESK);
    assertThat(sights.within(WUHUAN).look(published)).isEqualTo(Look.HIDDEN);
    assertThat(sights.of(new Caller(PERSON, List.of(), null)).look(published))
        .isEqualTo(Look.HIDDEN);
  }

  @Test
  void the_feed_itself_tells_where_a_place_lies() {
    var view = new FeedPlacesView();
    FactFed community = told("community-registered", "community", WUHUAN, Map.of());
    FactFed department =
        told(
            "organisation-registered",
            "organisation",
            DEPARTMENT,
            Map.of("parent", UNIVERSITY.toString()));
    assertThat(view.key(ViewSpec.recorded(new UUID(1, 1), WUHUAN, 1, community))).isEqualTo(WUHUAN);
    FeedPlaceRow row =
        Objects.requireNonNull(ViewSpec.row(view, new UUID(1, 1), WUHUAN, community));
    assertThat(row.state).isEqualTo("COMMUNITY");
    assertThat(row.above).isEqualTo(DISTRICT);
    row = Objects.requireNonNull(ViewSpec.row(view, new UUID(1, 2), DEPARTMENT, department));
    assertThat(row.above).isEqualTo(UNIVERSITY);
    assertThat(row.district).isEqualTo(DISTRICT);
    FactFed moved = told("community-moved", "community", WUHUAN, Map.of());
    row = Objects.requireNonNull(ViewSpec.row(view, new UUID(1, 5), WUHUAN, community, moved));
    assertThat(row.state).isEqualTo("COMMUNITY");
    FactFed other = new FactFed(fact(WUHUAN).fact());
    assertThat(ViewSpec.row(view, new UUID(1, 3), WUHUAN, other)).isNull();
    FactFed odd = told("community-registered", "else", WUHUAN, Map.of("community", "x"));
    assertThat(ViewSpec.row(view, new UUID(1, 4), WUHUAN, odd)).isNull();
  }

  @Test
  void it_understands_what_the_services_really_publish() throws Exception {
    assertThat(published("needs", "community-registered").above)
        .hasToString("01900000-0000-7000-8000-0000000000f1");
    assertThat(published("needs", "community-moved").above)
        .hasToString("01900000-0000-7000-8000-0000000000f2");
    FeedPlaceRow department = published("matching", "organisation-registered");
    assertThat(department.above).hasToString("0195505c-6a00-7000-8000-000000000100");
    assertThat(department.district).hasToString("0195505c-6a00-7000-8000-000000000400");
  }

  /** Delivering notices is for apps and offices of the place; whom they are for they are asked. */
  @Test
  @Tag("N-29")
  void a_notice_is_seen_by_an_app_of_its_place_and_by_no_other() throws Exception {
    FeedLine notice = new FeedLine(4712, NOON, sample("needs", "notice-made"));
    UUID other = new UUID(2, 2);
    assertThat(sights.of(office(Role.APP, "community", WUHUAN)).look(notice)).isEqualTo(Look.SEEN);
    assertThat(sights.of(office(Role.APP, "community", other)).look(notice)).isEqualTo(Look.HIDDEN);
    assertThat(sights.of(office(Role.RES, "community", WUHUAN)).look(notice))
        .isEqualTo(Look.HIDDEN);
    assertThat(notice.fact().payload()).doesNotContainKeys("text", "person", "author");
  }

  @SuppressWarnings("unchecked") // JSON objects have names as keys
  private static PublishedFact sample(String service, String type) throws Exception {
    Path sample = Path.of("../" + service + "-service/src/test/resources/wire", type + ".v1.json");
    Map<String, Object> payload = Json.EVENTS.readValue(sample.toFile(), Map.class);
    return fact(type, WUHUAN, payload, List.of());
  }

  private static FeedPlaceRow published(String service, String type) throws Exception {
    var fact = new FactFed(sample(service, type));
    return Objects.requireNonNull(ViewSpec.row(new FeedPlacesView(), new UUID(1, 1), WUHUAN, fact));
  }

  private static FactFed told(String type, String member, UUID place, Map<String, Object> more) {
    Map<String, Object> payload = new HashMap<>(more);
    payload.put(member, place.toString());
    payload.put("district", DISTRICT.toString());
    return new FactFed(fact(type, place, payload, List.of()));
  }

  private static Caller office(Role role, String kind, UUID scope) {
    return new Caller(new UUID(9, 9), List.of(new Grant(role, kind, scope)), null);
  }

  private static FeedLine fact(UUID tenant, UUID... parties) {
    Map<String, Object> payload =
        Set.of(parties).contains(DEPARTMENT)
            ? Map.of("department", DEPARTMENT.toString(), "organisation", "none")
            : Map.of("author", PERSON.toString());
    return new FeedLine(4711, NOON, fact("session-planned", tenant, payload, List.of(parties)));
  }

  private static PublishedFact fact(
      String type, UUID tenant, Map<String, Object> payload, List<UUID> parties) {
    return new PublishedFact(
        "matching",
        1,
        1,
        type,
        1,
        new UUID(1, 1),
        1,
        tenant,
        new UUID(1, 1),
        parties,
        null,
        "SYS",
        null,
        null,
        NOON,
        payload);
  }
}
