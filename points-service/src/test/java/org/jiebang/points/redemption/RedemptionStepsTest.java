package org.jiebang.points.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.CHEN;
import static org.jiebang.points.account.AccountExamples.LI;
import static org.jiebang.points.account.AccountExamples.NEED;
import static org.jiebang.points.redemption.RedemptionExamples.CODES;
import static org.jiebang.points.redemption.RedemptionExamples.ID;
import static org.jiebang.points.reward.RewardExamples.SOAP;
import static org.jiebang.points.scheme.LocalRules.NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.InMemoryStreams;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.ExpireHold;
import org.jiebang.points.account.AccountCommand.HoldPoints;
import org.jiebang.points.account.AccountExamples;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.Balance;
import org.jiebang.points.redemption.Redemption.Requested;
import org.jiebang.points.redemption.Redemption.Status;
import org.jiebang.points.reward.Reward.Offered;
import org.jiebang.points.reward.RewardExamples;
import org.jiebang.points.reward.Rewards;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.SchemesInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A redemption concerns three streams at once: itself, the account and the good. */
class RedemptionStepsTest {

  private static final Caller OWNER = new Caller(LI, List.of(), null);
  private static final Instant LATER = NINE.plus(Duration.ofDays(2));
  private static final Instant TOO_LATE = NINE.plus(Duration.ofDays(15));

  private final InMemoryStreams streams = new InMemoryStreams();
  private final RedemptionSteps steps =
      new RedemptionSteps(streams, new SchemesInForce(() -> streams), CODES);

  @BeforeEach
  void a_hundred_points_and_two_pieces_of_soap() {
    streams.past(ACCOUNT.value(), AccountExamples.aHundred());
    streams.past(SOAP.value(), RewardExamples.onOffer(true, 2));
  }

  private static Ask ask(Actor by, Instant at) {
    return new Ask(UUID.randomUUID(), by, at, null, null, null, null, null);
  }

  private void redeem() {
    streams.run(
        steps.request(
            ask(RedemptionExamples.OWNER, NINE.plus(Duration.ofDays(1))),
            ID,
            ACCOUNT.value(),
            SOAP.value(),
            OWNER));
  }

  private Requested redemption() {
    return (Requested) streams.load(Redemptions.INSTANCE, ID.value()).state();
  }

  private Balance balance() {
    return ((Opened) streams.load(Accounts.INSTANCE, ACCOUNT.value()).state()).balance();
  }

  private long stock() {
    return ((Offered) streams.load(Rewards.INSTANCE, SOAP.value()).state()).stock();
  }

  private void is(Status status, long posted, long available, long stock) {
    assertThat(redemption().status()).isEqualTo(status);
    assertThat(balance().posted()).isEqualTo(posted);
    assertThat(balance().available()).isEqualTo(available);
    assertThat(stock()).isEqualTo(stock);
  }

  @Test
  void points_are_held_and_a_piece_is_set_aside() {
    redeem();
    is(Status.READY, 100, 60, 1);
    assertThat(redemption().order().story()).isEqualTo(NEED);
    assertThat(redemption().order().pickUpBy()).isEqualTo(NINE.plus(Duration.ofDays(15)));
    assertThat(redemption().codeHash()).isEqualTo(CODES.hashOf(ID.value()));
  }

  @Test
  void the_pick_up_spends_the_points() {
    redeem();
    streams.run(
        steps.pickUp(
            ask(RedemptionExamples.SHOP, LATER),
            ID.value(),
            redemption(),
            CODES.hashOf(ID.value()),
            "东门"));
    is(Status.FULFILLED, 60, 60, 1);
  }

  @Test
  void cancelling_gives_points_and_piece_back() {
    redeem();
    streams.run(
        steps.cancel(
            ask(RedemptionExamples.OWNER, LATER), ID.value(), redemption(), "CHANGED_MIND"));
    is(Status.CANCELLED, 100, 100, 2);
  }

  @Test
  void a_broken_good_gives_the_points_back_but_not_the_piece() {
    redeem();
    streams.run(steps.fail(ask(RedemptionExamples.DESK, LATER), ID.value(), redemption(), "打碎了"));
    is(Status.FAILED, 100, 100, 1);
  }

  @Test
  void a_faulty_good_gives_the_points_back_after_pick_up() {
    redeem();
    streams.run(
        steps.pickUp(
            ask(RedemptionExamples.SHOP, LATER),
            ID.value(),
            redemption(),
            CODES.hashOf(ID.value()),
            "东门"));
    streams.run(steps.refund(ask(RedemptionExamples.DESK, LATER), ID.value(), redemption(), "漏液"));
    is(Status.FAILED, 100, 100, 1);
    assertThat(redemption().refunded()).isTrue();
  }

  @Test
  void what_nobody_picks_up_goes_back_also_when_the_hold_has_fallen_back_first() {
    redeem();
    var timers = new RedemptionTimers(() -> streams);
    Instant due = redemption().order().pickUpBy();
    streams.run(
        List.of(
            Step.of(
                Accounts.INSTANCE,
                ACCOUNT.value(),
                new ExpireHold(redemption().order().hold(), due))));
    streams.run(timers.fire(ID.value(), "expire", due, due));
    is(Status.EXPIRED, 100, 100, 2);
  }

  @Test
  void the_deadline_is_set_by_the_request_and_cleared_by_the_end() {
    var timers = new RedemptionTimers(() -> streams);
    UUID community = LocalRules.WUHUAN.value();
    assertThat(
            timers.on(
                ViewSpec.recorded(
                    ID.value(), community, 1, RedemptionExamples.requested().getFirst())))
        .containsExactly(new Change.Set("expire", RedemptionExamples.LATE));
    for (List<RedemptionEvent> end :
        List.of(
            RedemptionExamples.fulfilled(),
            RedemptionExamples.cancelled(),
            RedemptionExamples.failed(),
            RedemptionExamples.expired())) {
      assertThat(timers.on(ViewSpec.recorded(ID.value(), community, 4, end.getLast())))
          .containsExactly(new Change.Clear("expire"));
    }
    assertThat(timers.fire(UUID.randomUUID(), "expire", TOO_LATE, TOO_LATE)).isEmpty();
  }

  @Test
  void only_the_owner_redeems_and_only_what_their_community_offers() {
    var neighbour = new Caller(CHEN, List.of(), null);
    Ask ask = ask(RedemptionExamples.OWNER, NINE);
    assertThatThrownBy(() -> steps.request(ask, ID, ACCOUNT.value(), SOAP.value(), neighbour))
        .isInstanceOf(Rejected.class)
        .hasMessage("ACCOUNT_NOT_FOUND");
    assertThatThrownBy(() -> steps.request(ask, ID, UUID.randomUUID(), SOAP.value(), OWNER))
        .hasMessage("ACCOUNT_NOT_FOUND");
    assertThatThrownBy(() -> steps.request(ask, ID, ACCOUNT.value(), UUID.randomUUID(), OWNER))
        .hasMessage("REWARD_NOT_FOUND");
  }

  @Test
  void all_happens_or_nothing() {
    UUID other = UUID.randomUUID();
    var ninety = new HoldPoints(ACCOUNT.holdOf(other), 90, other, TOO_LATE, null, NINE);
    streams.run(List.of(Step.of(Accounts.INSTANCE, ACCOUNT.value(), ninety)));
    assertThatThrownBy(this::redeem).hasMessage("INSUFFICIENT_POINTS");
    assertThat(streams.of(ID.value())).isEmpty();
    assertThat(stock()).isEqualTo(2);
  }
}
