package org.jiebang.needs.district;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.district.District.Registered;
import org.jiebang.needs.district.DistrictBody.CommunityPlaceBody;
import org.jiebang.needs.district.DistrictBody.DistrictNameBody;
import org.jiebang.needs.district.DistrictBody.StayBody;
import org.jiebang.needs.district.DistrictBody.SubdistrictNameBody;
import org.jiebang.needs.district.DistrictCommand.AddSubdistrict;
import org.jiebang.needs.district.DistrictCommand.CloseSubdistrict;
import org.jiebang.needs.district.DistrictCommand.LetCommunityGo;
import org.jiebang.needs.district.DistrictCommand.PlaceCommunity;
import org.jiebang.needs.district.DistrictCommand.RegisterDistrict;
import org.jiebang.needs.district.DistrictCommand.RenameDistrict;
import org.jiebang.needs.district.DistrictCommand.RenameSubdistrict;
import org.jiebang.needs.district.DistrictCommand.TakeCommunity;
import org.jiebang.needs.district.DistrictEvent.CommunityLetGo;
import org.jiebang.needs.district.DistrictEvent.CommunityPlaced;
import org.jiebang.needs.district.DistrictEvent.CommunityTaken;
import org.jiebang.needs.district.DistrictEvent.DistrictRegistered;
import org.jiebang.needs.district.DistrictEvent.DistrictRenamed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictAdded;
import org.jiebang.needs.district.DistrictEvent.SubdistrictClosed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictRenamed;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-01")
class DistrictTest {

  private static final DistrictId OUHAI =
      new DistrictId(UUID.fromString("01900000-0000-7000-8000-0000000000f1"));
  private static final SubdistrictId CHASHAN = new SubdistrictId(new UUID(1, 1));
  private static final SubdistrictId XIANYAN = new SubdistrictId(new UUID(1, 2));
  private static final SubdistrictId NEW = new SubdistrictId(new UUID(1, 3));
  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);
  private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

  private static final DistrictRegistered REGISTERED =
      new DistrictRegistered(OUHAI, "瓯海区", "温州市", START, NINE);

  private final DeciderSpec<DistrictCommand, District, DistrictEvent> empty =
      DeciderSpec.of(new DistrictDecider(DistrictPolicy.DEFAULT));
  private final DeciderSpec<DistrictCommand, District, DistrictEvent> spec = empty.given(history());

  private static List<DistrictEvent> history() {
    return List.of(REGISTERED, added(CHASHAN, "茶山街道"), added(XIANYAN, "仙岩街道"));
  }

  private static SubdistrictAdded added(SubdistrictId id, String name) {
    return new SubdistrictAdded(OUHAI, id, name, START, NINE);
  }

  private static PlaceCommunity place(SubdistrictId in, LocalDate from) {
    return new PlaceCommunity(OUHAI, WUHUAN, OUHAI.value(), in, from, NINE);
  }

  private static CommunityPlaced placed(SubdistrictId in, LocalDate from) {
    return new CommunityPlaced(OUHAI, WUHUAN, in, from, NINE);
  }

  private static RenameSubdistrict rename(SubdistrictId which, String name, LocalDate from) {
    return new RenameSubdistrict(OUHAI, which, name, from, NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Districts.INSTANCE,
            Map.of("REGISTERED", history()),
            Map.of(
                "register",
                always(new RegisterDistrict(OUHAI, "瓯海区", "温州市", START, NINE)),
                "rename",
                always(new RenameDistrict(OUHAI, "新瓯海区", null, JULY, NINE)),
                "subdistricts",
                always(new AddSubdistrict(OUHAI, NEW, "𠮷祥街道", JULY, NINE)),
                "renameSubdistrict",
                always(rename(CHASHAN, "大学城街道", JULY)),
                "closeSubdistrict",
                always(new CloseSubdistrict(OUHAI, XIANYAN, JULY, NINE)),
                "placeCommunity",
                always(place(CHASHAN, START)),
                "takeCommunity",
                always(new TakeCommunity(OUHAI, WUHUAN, JULY, NINE)),
                "letCommunityGo",
                always(new LetCommunityGo(OUHAI, WUHUAN, JULY, NINE))))
        .check();
  }

  @Test
  void a_moved_community_lies_in_one_subdistrict_on_each_day() {
    Registered state =
        (Registered) spec.given(placed(CHASHAN, START), placed(XIANYAN, LEAP_DAY)).state();
    assertThat(state.subdistrictOf(WUHUAN, START.minusDays(1))).isNull();
    assertThat(state.subdistrictOf(WUHUAN, LEAP_DAY.minusDays(1))).isEqualTo(CHASHAN);
    assertThat(state.subdistrictOf(WUHUAN, LEAP_DAY)).isEqualTo(XIANYAN);
    assertThat(state.subdistrictOf(new CommunityId(new UUID(9, 9)), LEAP_DAY)).isNull();
  }

  @Test
  void a_community_is_not_moved_to_where_it_lies() {
    spec.given(placed(CHASHAN, START))
        .when(place(CHASHAN, JULY))
        .thenRefused(DistrictRefusal.COMMUNITY_ALREADY_THERE);
  }

  @Test
  void a_community_of_another_district_is_not_placed_in_this_one() {
    spec.when(new PlaceCommunity(OUHAI, WUHUAN, UUID.randomUUID(), CHASHAN, START, NINE))
        .thenRefused(DistrictRefusal.COMMUNITY_NOT_IN_DISTRICT);
    spec.when(new PlaceCommunity(OUHAI, WUHUAN, null, CHASHAN, START, NINE))
        .thenRefused(DistrictRefusal.COMMUNITY_NOT_IN_DISTRICT);
  }

  @Test
  void a_subdistrict_is_closed_when_nothing_lies_in_it_any_more() {
    var close = new CloseSubdistrict(OUHAI, CHASHAN, JULY, NINE);
    var lying = spec.given(placed(CHASHAN, START));
    lying.when(close).thenRefused(DistrictRefusal.SUBDISTRICT_HAS_COMMUNITIES);
    lying
        .given(placed(XIANYAN, JULY))
        .when(close)
        .then(new SubdistrictClosed(OUHAI, CHASHAN, JULY, NINE));
    lying
        .given(placed(XIANYAN, JULY.plusDays(1)))
        .when(close)
        .thenRefused(DistrictRefusal.SUBDISTRICT_HAS_COMMUNITIES);
    spec.when(new CloseSubdistrict(OUHAI, CHASHAN, START.minusDays(1), NINE))
        .thenRefused(DistrictRefusal.UNTIL_BEFORE_FROM);
  }

  @Test
  void in_a_closed_subdistrict_nothing_lies() {
    var closed = spec.given(new SubdistrictClosed(OUHAI, CHASHAN, JULY, NINE));
    closed.when(place(CHASHAN, START)).thenRefused(DistrictRefusal.SUBDISTRICT_NOT_IN_FORCE);
    closed.when(rename(CHASHAN, "新", JULY)).thenRefused(DistrictRefusal.SUBDISTRICT_NOT_IN_FORCE);
    closed
        .when(new CloseSubdistrict(OUHAI, CHASHAN, JULY, NINE))
        .thenRefused(DistrictRefusal.SUBDISTRICT_ALREADY_CLOSED);
    closed
        .given(placed(XIANYAN, JULY)) // it leaves in time
        .when(place(CHASHAN, START))
        .then(placed(CHASHAN, START));
  }

  @Test
  void two_subdistricts_of_one_day_do_not_share_a_name() {
    spec.when(new AddSubdistrict(OUHAI, NEW, "茶山街道", JULY, NINE))
        .thenRefused(DistrictRefusal.SUBDISTRICT_EXISTS);
    spec.when(rename(XIANYAN, "茶山街道", JULY)).thenRefused(DistrictRefusal.SUBDISTRICT_EXISTS);
    spec.given(new SubdistrictRenamed(OUHAI, CHASHAN, "大学城街道", JULY, NINE))
        .when(new AddSubdistrict(OUHAI, NEW, "茶山街道", JULY, NINE))
        .then(new SubdistrictAdded(OUHAI, NEW, "茶山街道", JULY, NINE));
  }

  @Test
  void the_same_name_again_changes_nothing() {
    spec.when(rename(CHASHAN, "茶山街道", JULY)).thenNothing();
    spec.when(new RenameDistrict(OUHAI, "瓯海区", "温州市", JULY, NINE)).thenNothing();
  }

  @Test
  void what_is_not_there_is_not_found() {
    spec.when(place(NEW, START)).thenRefused(DistrictRefusal.SUBDISTRICT_NOT_FOUND);
    spec.when(new RenameDistrict(OUHAI, "早", null, START.minusDays(1), NINE))
        .thenRefused(DistrictRefusal.DISTRICT_NOT_IN_FORCE);
  }

  @Test
  void a_district_holds_only_so_much() {
    var full = DeciderSpec.of(new DistrictDecider(new DistrictPolicy(2, 1, 1))).given(history());
    full.when(new AddSubdistrict(OUHAI, NEW, "新街道", JULY, NINE))
        .thenRefused(DistrictRefusal.TOO_MANY_SUBDISTRICTS);
    full.when(rename(CHASHAN, "新", JULY)).thenRefused(DistrictRefusal.TOO_MANY_CHANGES);
    var lying = full.given(placed(CHASHAN, START));
    lying.when(place(XIANYAN, JULY)).thenRefused(DistrictRefusal.TOO_MANY_CHANGES);
    lying
        .when(
            new PlaceCommunity(
                OUHAI, new CommunityId(new UUID(9, 9)), OUHAI.value(), CHASHAN, START, NINE))
        .thenRefused(DistrictRefusal.TOO_MANY_COMMUNITIES);
  }

  @Test
  void everybody_sees_a_district() {
    District state = spec.state();
    assertThat(Districts.INSTANCE.partiesOf(state)).containsExactly(Aggregate.EVERYONE);
    assertThat(Districts.INSTANCE.tenantOf(state)).isEqualTo(OUHAI.value());
  }

  private static DistrictBody body() {
    return ViewSpec.<DistrictBody, DistrictEvent>picture(
        new DistrictPicture(),
        OUHAI.value(),
        OUHAI.value(),
        REGISTERED,
        added(CHASHAN, "茶山街道"),
        added(XIANYAN, "仙岩街道"),
        placed(CHASHAN, START),
        placed(XIANYAN, JULY),
        new DistrictRenamed(OUHAI, "新瓯海区", null, JULY, NINE),
        new SubdistrictRenamed(OUHAI, CHASHAN, "大学城街道", LEAP_DAY, NINE),
        new SubdistrictClosed(OUHAI, CHASHAN, JULY, NINE));
  }

  @Test
  void the_body_says_what_held_from_when_to_when() throws Exception {
    DistrictBody body = body();
    assertThat(body.names())
        .containsExactly(
            new DistrictNameBody("瓯海区", "温州市", START, JULY),
            new DistrictNameBody("新瓯海区", null, JULY, null));
    assertThat(body.subdistricts().getFirst().names())
        .containsExactly(
            new SubdistrictNameBody("茶山街道", START, LEAP_DAY),
            new SubdistrictNameBody("大学城街道", LEAP_DAY, JULY));
    assertThat(body.communities())
        .containsExactly(
            new CommunityPlaceBody(
                WUHUAN.value(),
                List.of(
                    new StayBody(CHASHAN.value(), START, JULY),
                    new StayBody(XIANYAN.value(), JULY, null))));
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), DistrictBody.class))
        .isEqualTo(body);
  }

  @Test
  void on_a_day_only_what_held_is_shown() {
    assertThat(inOn(START.minusDays(1))).isNull();
    assertThat(inOn(JULY.minusDays(1))).isEqualTo(CHASHAN.value());
    assertThat(inOn(JULY)).isEqualTo(XIANYAN.value());
    assertThat(body().on(JULY).subdistricts()).hasSize(1);
    assertThat(body().on(LEAP_DAY).subdistricts()).hasSize(2);
    assertThat(body().on(START.minusDays(1)).names()).isEmpty();
  }

  private static @Nullable UUID inOn(LocalDate day) {
    List<CommunityPlaceBody> communities = body().on(day).communities();
    return communities.isEmpty() ? null : communities.getFirst().in().getFirst().subdistrict();
  }

  @Test
  void a_community_that_was_let_go_lies_in_no_subdistrict_any_more() {
    var gone = new CommunityLetGo(OUHAI, WUHUAN, LEAP_DAY, NINE);
    var without = spec.given(placed(CHASHAN, START), placed(XIANYAN, JULY), gone);
    Registered state = (Registered) without.state();
    assertThat(state.subdistrictOf(WUHUAN, LEAP_DAY.minusDays(1))).isEqualTo(CHASHAN);
    assertThat(state.subdistrictOf(WUHUAN, LEAP_DAY)).isNull();
    assertThat(state.subdistrictOf(WUHUAN, JULY)).isNull();
    without
        .when(new CloseSubdistrict(OUHAI, CHASHAN, LEAP_DAY, NINE))
        .then(new SubdistrictClosed(OUHAI, CHASHAN, LEAP_DAY, NINE));
    without
        .when(new CloseSubdistrict(OUHAI, CHASHAN, LEAP_DAY.minusDays(1), NINE))
        .thenRefused(DistrictRefusal.SUBDISTRICT_HAS_COMMUNITIES);
    DistrictBody shown =
        ViewSpec.<DistrictBody, DistrictEvent>picture(
            new DistrictPicture(),
            OUHAI.value(),
            OUHAI.value(),
            REGISTERED,
            added(CHASHAN, "茶山街道"),
            added(XIANYAN, "仙岩街道"),
            placed(CHASHAN, START),
            placed(XIANYAN, JULY),
            gone,
            new CommunityTaken(OUHAI, WUHUAN, JULY, NINE),
            placed(XIANYAN, JULY.plusDays(1)));
    assertThat(shown.communities().getFirst().in())
        .containsExactly(
            new DistrictBody.StayBody(CHASHAN.value(), START, LEAP_DAY),
            new DistrictBody.StayBody(XIANYAN.value(), JULY.plusDays(1), null));
  }

  @Test
  void what_was_never_placed_leaves_no_trace_in_the_body() {
    DistrictBody shown =
        ViewSpec.<DistrictBody, DistrictEvent>picture(
            new DistrictPicture(),
            OUHAI.value(),
            OUHAI.value(),
            REGISTERED,
            new CommunityLetGo(OUHAI, WUHUAN, LEAP_DAY, NINE));
    assertThat(shown.communities()).isEmpty();
  }

  @Test
  void a_district_takes_nothing_before_its_first_day() {
    spec.when(new TakeCommunity(OUHAI, WUHUAN, START.minusDays(1), NINE))
        .thenRefused(DistrictRefusal.DISTRICT_NOT_IN_FORCE);
  }

  @Test
  void the_row_follows() {
    DistrictRow row =
        requireNonNull(
            ViewSpec.<DistrictRow, DistrictEvent>row(
                new DistrictsView(), OUHAI.value(), OUHAI.value(), REGISTERED));
    assertThat(row.state).isEqualTo("REGISTERED");
    assertThat(row.tenant).isEqualTo(OUHAI.value());
  }

  @Test
  void its_events_have_names_and_samples() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(DistrictEvent.class)
        .samples(
            REGISTERED,
            new DistrictRenamed(OUHAI, "新瓯海区", null, LEAP_DAY, NINE),
            added(CHASHAN, "𠮷祥街道"),
            new SubdistrictRenamed(OUHAI, CHASHAN, "大学城街道", LEAP_DAY, NINE),
            new SubdistrictClosed(OUHAI, CHASHAN, JULY, NINE),
            placed(CHASHAN, LEAP_DAY),
            new CommunityTaken(OUHAI, WUHUAN, LEAP_DAY, NINE),
            new CommunityLetGo(OUHAI, WUHUAN, LEAP_DAY, NINE))
        .check();
  }
}
