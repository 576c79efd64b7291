package org.jiebang.points.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Aggregate.EVERYONE;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.history;
import static org.jiebang.points.reward.RewardExamples.FRIDAY;
import static org.jiebang.points.reward.RewardExamples.MERCHANT;
import static org.jiebang.points.reward.RewardExamples.OFFER;
import static org.jiebang.points.reward.RewardExamples.REDEMPTION;
import static org.jiebang.points.reward.RewardExamples.SOAP;
import static org.jiebang.points.reward.RewardExamples.TUESDAY;
import static org.jiebang.points.reward.RewardExamples.added;
import static org.jiebang.points.reward.RewardExamples.expired;
import static org.jiebang.points.reward.RewardExamples.published;
import static org.jiebang.points.reward.RewardExamples.reserved;
import static org.jiebang.points.reward.RewardExamples.suspended;
import static org.jiebang.points.reward.RewardRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.reward.RewardRefusal.OFFER_EXPIRED;
import static org.jiebang.points.reward.RewardRefusal.OUT_OF_STOCK;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.reward.RewardCommand.AddReward;
import org.jiebang.points.reward.RewardCommand.ExpireReward;
import org.jiebang.points.reward.RewardCommand.PublishReward;
import org.jiebang.points.reward.RewardCommand.ReserveReward;
import org.jiebang.points.reward.RewardCommand.RestockReward;
import org.jiebang.points.reward.RewardCommand.ReturnReward;
import org.jiebang.points.reward.RewardCommand.SuspendReward;
import org.jiebang.points.reward.RewardEvent.RewardExpired;
import org.jiebang.points.reward.RewardEvent.RewardReserved;
import org.jiebang.points.reward.RewardEvent.RewardRestocked;
import org.jiebang.points.reward.RewardEvent.RewardReturned;
import org.junit.jupiter.api.Test;

class RewardTest {

  private final DeciderSpec<RewardCommand, Reward, RewardEvent> spec =
      DeciderSpec.of(new RewardDecider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Rewards.INSTANCE,
            Map.of(
                "DRAFT", history(added(3)),
                "PUBLISHED", history(added(3), published()),
                "SUSPENDED", history(added(3), published(), suspended()),
                "EXPIRED", history(added(3), published(), expired())),
            Map.of(
                "add", always(new AddReward(SOAP, OFFER, 3, NINE)),
                "restock", always(new RestockReward(2, TUESDAY)),
                "publish", always(new PublishReward(TUESDAY)),
                "suspend", always(new SuspendReward("换季", TUESDAY)),
                "reserve", always(new ReserveReward(REDEMPTION, TUESDAY)),
                "giveBack", always(new ReturnReward(REDEMPTION, TUESDAY)),
                "expire", always(new ExpireReward(TUESDAY))))
        .check();
  }

  @Test
  void the_last_piece_is_reserved_once() {
    spec.given(added(1), published())
        .when(new ReserveReward(REDEMPTION, TUESDAY))
        .then(new RewardReserved(SOAP, REDEMPTION, 0, TUESDAY));
    spec.given(added(1), published(), reserved(0))
        .when(new ReserveReward(REDEMPTION, TUESDAY))
        .thenRefused(OUT_OF_STOCK);
  }

  @Test
  void what_comes_back_can_be_reserved_again() {
    spec.given(added(1), published(), reserved(0))
        .when(new ReturnReward(REDEMPTION, TUESDAY))
        .then(new RewardReturned(SOAP, REDEMPTION, 1, TUESDAY));
    spec.given(added(1), published(), reserved(0))
        .when(new RestockReward(5, TUESDAY))
        .then(new RewardRestocked(SOAP, 5, 5, TUESDAY));
  }

  @Test
  void an_offer_ends_at_its_end_even_before_the_clock_has_said_so() {
    spec.given(added(1), published())
        .when(new ReserveReward(REDEMPTION, FRIDAY))
        .thenRefused(OFFER_EXPIRED);
    spec.given(added(1)).when(new PublishReward(FRIDAY)).thenRefused(OFFER_EXPIRED);
    spec.given(added(1), published())
        .when(new ExpireReward(TUESDAY))
        .thenRefused(ILLEGAL_TRANSITION);
    spec.given(added(1), published())
        .when(new ExpireReward(FRIDAY))
        .then(new RewardExpired(SOAP, FRIDAY));
  }

  @Test
  void everybody_sees_a_good_once_it_was_on_offer() {
    assertThat(Rewards.INSTANCE.partiesOf(spec.given(added(1)).state())).containsExactly(MERCHANT);
    assertThat(Rewards.INSTANCE.partiesOf(spec.given(added(1), published()).state()))
        .containsExactlyInAnyOrder(EVERYONE, MERCHANT);
    assertThat(Rewards.INSTANCE.partiesOf(spec.given(added(1), published(), suspended()).state()))
        .contains(EVERYONE);
  }

  @Test
  void a_good_shows_what_is_left_and_what_was_taken() {
    RewardBody body =
        ViewSpec.picture(
            new RewardPicture(),
            SOAP.value(),
            WUHUAN.value(),
            added(3),
            published(),
            reserved(2),
            reserved(1),
            new RewardReturned(SOAP, REDEMPTION, 2, TUESDAY),
            new RewardRestocked(SOAP, 5, 7, TUESDAY),
            suspended());
    assertThat(body).isEqualTo(new RewardBody(SOAP, "SUSPENDED", OFFER, 7, 1, "换季", NINE));
    assertThat(
            ViewSpec.picture(
                    new RewardPicture(),
                    SOAP.value(),
                    WUHUAN.value(),
                    added(3),
                    published(),
                    suspended(),
                    published())
                .suspendedFor())
        .isNull();
  }

  @Test
  void its_row_says_whether_a_piece_is_left() {
    RewardRow some =
        Objects.requireNonNull(
            ViewSpec.row(
                new RewardListView(), SOAP.value(), WUHUAN.value(), added(1), published()));
    assertThat(some.available).isTrue();
    assertThat(some.price).isEqualTo(40);
    assertThat(some.state).isEqualTo("PUBLISHED");
    RewardRow none =
        Objects.requireNonNull(
            ViewSpec.row(
                new RewardListView(),
                SOAP.value(),
                WUHUAN.value(),
                added(1),
                published(),
                reserved(0)));
    assertThat(none.available).isFalse();
  }

  @Test
  void the_end_of_an_offer_is_its_only_deadline() {
    var timers = new RewardTimers();
    assertThat(timers.on(ViewSpec.recorded(SOAP.value(), WUHUAN.value(), 1, added(1))))
        .containsExactly(new Change.Set("expire", FRIDAY));
    for (RewardEvent event : RewardExamples.onOffer(true, 1)) {
      assertThat(timers.on(ViewSpec.recorded(SOAP.value(), WUHUAN.value(), 1, event))).isEmpty();
    }
    List<? extends Step<?, ?, ?>> steps = timers.fire(SOAP.value(), "expire", FRIDAY, FRIDAY);
    assertThat(steps.getFirst().command()).isEqualTo(new ExpireReward(FRIDAY));
  }
}
