package org.jiebang.needs.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityBody.DistrictStay;
import org.jiebang.needs.place.CommunityCommand.AcceptMove;
import org.jiebang.needs.place.CommunityCommand.ProposeMove;
import org.jiebang.needs.place.CommunityCommand.WithdrawMove;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveProposed;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveWithdrawn;
import org.jiebang.needs.place.CommunityEvent.CommunityMoved;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A community leaves its district for another one. */
@Tag("N-01")
class CommunityMoveTest {

  private static final UUID OLD = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final UUID NEW = UUID.fromString("01900000-0000-7000-8000-0000000000f2");
  private static final UUID THIRD = UUID.fromString("01900000-0000-7000-8000-0000000000f3");

  /** The first of April begins in Shanghai at 16:00 UTC of the day before. */
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

  private static final Instant MIDNIGHT_THERE = Instant.parse("2026-03-31T16:00:00Z");

  private static final CommunityRegistered REGISTERED =
      new CommunityRegistered(WUHUAN, "五环社区", OLD, "Asia/Shanghai", NINE);
  private static final CommunityMoveProposed PROPOSED =
      new CommunityMoveProposed(WUHUAN, NEW, APRIL, "区划调整", NINE);

  private final DeciderSpec<CommunityCommand, Community, CommunityEvent> spec =
      DeciderSpec.of(new CommunityDecider(PlacePolicy.DEFAULT));

  static ProposeMove propose(LocalDate from) {
    return new ProposeMove(WUHUAN, NEW, from, "区划调整", NINE);
  }

  static AcceptMove accept(Instant at) {
    return new AcceptMove(WUHUAN, NEW, at);
  }

  private static CommunityMoved moved(Instant at) {
    return new CommunityMoved(WUHUAN, NEW, OLD, APRIL, "区划调整", at);
  }

  @Test
  void a_proposed_move_is_taken_on_its_day() {
    spec.given(REGISTERED).when(propose(APRIL)).then(PROPOSED);
    spec.given(REGISTERED, PROPOSED).when(accept(MIDNIGHT_THERE)).then(moved(MIDNIGHT_THERE));
  }

  @Test
  void its_day_begins_where_the_community_is() {
    var proposed = spec.given(REGISTERED, PROPOSED);
    proposed
        .when(accept(MIDNIGHT_THERE.minusMillis(1)))
        .thenRefused(CommunityRefusal.MOVE_TOO_EARLY);
    Instant midnightInUtc = Instant.parse("2026-04-01T00:00:00Z");
    spec.given(new CommunityRegistered(WUHUAN, "五环社区", OLD, "Etc/UTC", NINE), PROPOSED)
        .when(accept(midnightInUtc.minusMillis(1)))
        .thenRefused(CommunityRefusal.MOVE_TOO_EARLY);
    spec.given(new CommunityRegistered(WUHUAN, "五环社区", OLD, "Etc/UTC", NINE), PROPOSED)
        .when(accept(midnightInUtc))
        .then(moved(midnightInUtc));
  }

  @Test
  void only_the_district_that_was_asked_takes_it() {
    spec.given(REGISTERED, PROPOSED)
        .when(new AcceptMove(WUHUAN, THIRD, MIDNIGHT_THERE))
        .thenRefused(CommunityRefusal.MOVE_NOT_PROPOSED);
    spec.given(REGISTERED, PROPOSED, new CommunityMoveWithdrawn(WUHUAN, NINE))
        .when(accept(MIDNIGHT_THERE))
        .thenRefused(CommunityRefusal.MOVE_NOT_PROPOSED);
    spec.given(REGISTERED, PROPOSED, moved(MIDNIGHT_THERE))
        .when(accept(MIDNIGHT_THERE))
        .thenRefused(CommunityRefusal.MOVE_NOT_PROPOSED);
  }

  @Test
  void one_move_is_proposed_at_a_time_and_leads_elsewhere() {
    spec.given(REGISTERED, PROPOSED)
        .when(propose(APRIL))
        .thenRefused(CommunityRefusal.MOVE_ALREADY_PROPOSED);
    spec.given(REGISTERED, PROPOSED)
        .when(new WithdrawMove(WUHUAN, NINE))
        .then(new CommunityMoveWithdrawn(WUHUAN, NINE));
    spec.given(REGISTERED)
        .when(new ProposeMove(WUHUAN, OLD, APRIL, "区划调整", NINE))
        .thenRefused(CommunityRefusal.MOVE_TO_SAME_DISTRICT);
  }

  @Test
  void it_does_not_leave_before_it_came() {
    var there = spec.given(REGISTERED, PROPOSED, moved(MIDNIGHT_THERE));
    there
        .when(new ProposeMove(WUHUAN, OLD, APRIL, "退回", MIDNIGHT_THERE))
        .thenRefused(CommunityRefusal.MOVE_BEFORE_LAST);
    there
        .when(new ProposeMove(WUHUAN, OLD, APRIL.plusDays(1), "退回", MIDNIGHT_THERE))
        .then(new CommunityMoveProposed(WUHUAN, OLD, APRIL.plusDays(1), "退回", MIDNIGHT_THERE));
  }

  @Test
  void it_moves_only_so_often() {
    DeciderSpec.of(new CommunityDecider(new PlacePolicy(1, 1, 1, 1)))
        .given(REGISTERED, PROPOSED, moved(MIDNIGHT_THERE))
        .when(new ProposeMove(WUHUAN, OLD, APRIL.plusDays(1), "退回", MIDNIGHT_THERE))
        .thenRefused(CommunityRefusal.TOO_MANY_MOVES);
  }

  @Test
  void where_it_lay_is_known_for_every_day() {
    var place = (Registered) spec.given(REGISTERED, PROPOSED, moved(MIDNIGHT_THERE)).state();
    assertThat(place.districtOn(APRIL.minusDays(1))).isEqualTo(OLD);
    assertThat(place.districtOn(LocalDate.of(1990, 1, 1))).isEqualTo(OLD);
    assertThat(place.districtOn(APRIL)).isEqualTo(NEW);
    assertThat(place.district()).isEqualTo(NEW);
  }

  @Test
  void the_body_and_the_row_follow() {
    CommunityBody body = body(REGISTERED, PROPOSED);
    assertThat(body.district()).isEqualTo(OLD);
    assertThat(body.move()).isEqualTo(new CommunityBody.ProposedMoveBody(NEW, APRIL, "区划调整"));
    assertThat(body(REGISTERED, PROPOSED, new CommunityMoveWithdrawn(WUHUAN, NINE)).move())
        .isNull();
    LocalDate may = APRIL.plusMonths(1);
    CommunityBody there =
        body(
            REGISTERED,
            PROPOSED,
            moved(MIDNIGHT_THERE),
            new CommunityMoved(WUHUAN, THIRD, NEW, may, "再次调整", MIDNIGHT_THERE));
    assertThat(there.move()).isNull();
    assertThat(there.district()).isEqualTo(THIRD);
    assertThat(there.districts())
        .containsExactly(
            new DistrictStay(OLD, null, APRIL),
            new DistrictStay(NEW, APRIL, may),
            new DistrictStay(THIRD, may, null));
    CommunityRow row =
        ViewSpec.<CommunityRow, CommunityEvent>row(
            new CommunitiesView(),
            WUHUAN.value(),
            WUHUAN.value(),
            REGISTERED,
            PROPOSED,
            moved(MIDNIGHT_THERE));
    assertThat(row).isNotNull().extracting(r -> r.district).isEqualTo(NEW);
  }

  private static CommunityBody body(CommunityEvent... events) {
    return ViewSpec.picture(new CommunityPicture(), WUHUAN.value(), WUHUAN.value(), events);
  }

  @Test
  void its_events_have_names_and_samples() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(CommunityEvent.class)
        .samples(PROPOSED, new CommunityMoveWithdrawn(WUHUAN, NINE), moved(MIDNIGHT_THERE))
        .check();
  }
}
