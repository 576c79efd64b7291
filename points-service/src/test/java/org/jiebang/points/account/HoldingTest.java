package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.FREELY;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.activate;
import static org.jiebang.points.account.AccountExamples.after;
import static org.jiebang.points.account.AccountExamples.capture;
import static org.jiebang.points.account.AccountExamples.close;
import static org.jiebang.points.account.AccountExamples.day;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.entry;
import static org.jiebang.points.account.AccountExamples.expire;
import static org.jiebang.points.account.AccountExamples.expireHold;
import static org.jiebang.points.account.AccountExamples.freeze;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.account.AccountExamples.holdId;
import static org.jiebang.points.account.AccountExamples.lot;
import static org.jiebang.points.account.AccountExamples.open;
import static org.jiebang.points.account.AccountExamples.refund;
import static org.jiebang.points.account.AccountExamples.release;
import static org.jiebang.points.account.AccountExamples.then;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_CLOSED;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_FROZEN;
import static org.jiebang.points.account.AccountRefusal.ACCOUNT_NOT_OPEN;
import static org.jiebang.points.account.AccountRefusal.ALREADY_REFUNDED;
import static org.jiebang.points.account.AccountRefusal.AMOUNT_OUT_OF_RANGE;
import static org.jiebang.points.account.AccountRefusal.CAPTURE_EXCEEDS_HOLD;
import static org.jiebang.points.account.AccountRefusal.HOLD_ALREADY_CAPTURED;
import static org.jiebang.points.account.AccountRefusal.HOLD_ALREADY_RELEASED;
import static org.jiebang.points.account.AccountRefusal.HOLD_EXPIRED;
import static org.jiebang.points.account.AccountRefusal.HOLD_NOT_FOUND;
import static org.jiebang.points.account.AccountRefusal.HOLD_NOT_OPEN;
import static org.jiebang.points.account.AccountRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.account.AccountRefusal.INSUFFICIENT_POINTS;
import static org.jiebang.points.account.AccountRefusal.LEVEL_TOO_LOW;
import static org.jiebang.points.account.AccountRefusal.LOT_ALREADY_EXPIRED;
import static org.jiebang.points.account.AccountRefusal.LOT_NOT_DUE;
import static org.jiebang.points.account.AccountRefusal.LOT_ON_HOLD;
import static org.jiebang.points.account.AccountRefusal.NOTHING_TO_REFUND;
import static org.jiebang.points.account.AccountRefusal.REDEMPTION_WINDOW_CLOSED;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.ExpireHold;
import org.jiebang.points.account.AccountEvent.ExpiryNotified;
import org.jiebang.points.account.AccountEvent.HoldExpired;
import org.jiebang.points.account.AccountEvent.HoldReleased;
import org.jiebang.points.account.AccountEvent.PointsHeld;
import org.jiebang.points.account.Posting.HoldCaptured;
import org.jiebang.points.account.Posting.LotExpired;
import org.jiebang.points.account.Posting.PointsRefunded;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points set aside, spent, given back; lots that age. */
class HoldingTest {

  private static final RuleSet TEN_DAYS =
      LocalRules.aPointAMinute().lasting(Validity.Kind.DAYS, 10).set();
  private static final RuleSet TWENTY_DAYS =
      LocalRules.aPointAMinute().lasting(Validity.Kind.DAYS, 20).set();

  private static DeciderSpec<AccountCommand, Account, AccountEvent> given(List<AccountEvent> past) {
    return DeciderSpec.of(new AccountDecider()).given(past);
  }

  private static Balance balance(List<AccountEvent> past) {
    return ((Opened) given(past).state()).balance();
  }

  /** Earned late, but first to expire. */
  private static List<AccountEvent> twoLots() {
    return after(
        open(),
        earn(1, 30, TWENTY_DAYS, NINE),
        activate(1),
        earn(2, 30, TEN_DAYS, NINE),
        activate(2));
  }

  @Test
  void what_expires_first_is_spent_first() {
    given(twoLots())
        .when(hold(1, 40))
        .then(
            new PointsHeld(
                ACCOUNT,
                holdId(1),
                40,
                List.of(new Slice(lot(2), 30, day(10)), new Slice(lot(1), 10, day(20))),
                hold(1, 40).purpose(),
                day(15),
                day(1)));
  }

  @Test
  void what_never_expires_is_spent_last() {
    List<AccountEvent> past =
        after(open(), earn(1, 30), activate(1), earn(2, 30, TEN_DAYS, NINE), activate(2));
    assertThat(balance(past).free(31, day(1)))
        .containsExactly(new Slice(lot(2), 30, day(10)), new Slice(lot(1), 1, null));
  }

  @Test
  void what_has_expired_is_not_spent_even_before_it_is_taken_away() {
    given(twoLots()).when(hold(1, 31, FREELY, day(10))).thenRefused(INSUFFICIENT_POINTS);
    assertThat(given(twoLots()).when(hold(1, 30, FREELY, day(10))).events()).hasSize(1);
  }

  /** SCENARIOS, E7: balance 100, six holds of 20. */
  @Test
  void hold_arithmetic() {
    List<AccountEvent> five =
        then(aHundred(), hold(1, 20), hold(2, 20), hold(3, 20), hold(4, 20), hold(5, 20));
    assertThat(balance(five).available()).isZero();
    assertThat(balance(five).posted()).isEqualTo(100);
    given(five).when(hold(6, 20)).thenRefused(INSUFFICIENT_POINTS);

    List<AccountEvent> captured = then(five, capture(1, 15L));
    assertThat(balance(captured).available()).isEqualTo(5);
    assertThat(balance(captured).posted()).isEqualTo(85);
    assertThat(captured.getLast())
        .isEqualTo(
            new HoldCaptured(
                ACCOUNT,
                holdId(1),
                entry(1),
                15,
                List.of(new Slice(lot(1), 15, null)),
                List.of(new Slice(lot(1), 5, null)),
                Transfer.burn(WUHUAN, ACCOUNT, 15),
                Grounds.of("redeemed", "redemption/1"),
                day(2)));

    List<AccountEvent> released = then(captured, release(2));
    assertThat(balance(released).available()).isEqualTo(25);
    given(released).when(release(2)).thenRefused(HOLD_ALREADY_RELEASED);
    assertThat(HOLD_ALREADY_RELEASED.parent()).isEqualTo(HOLD_NOT_OPEN);
  }

  /** SCENARIOS, E7: the expiry of a lot with an open hold waits. */
  @Test
  void a_lot_on_hold_does_not_expire_until_it_is_free() {
    List<AccountEvent> held = after(open(), earn(1, 100, TEN_DAYS, NINE), activate(1), hold(1, 20));
    given(held).when(expire(1, day(10))).thenRefused(LOT_ON_HOLD);
    List<AccountEvent> free = then(held, expireHold(1));
    assertThat(given(free).when(expire(1, day(15))).events())
        .last()
        .isEqualTo(
            new LotExpired(
                ACCOUNT,
                lot(1),
                entry(201),
                100,
                Transfer.burn(WUHUAN, ACCOUNT, 100),
                Grounds.of("not spent by " + day(10), "lot/" + lot(1).value()),
                day(15)));
  }

  @Test
  void a_lot_expires_after_its_owner_was_told() {
    List<AccountEvent> active = after(open(), earn(1, 100, TEN_DAYS, NINE), activate(1));
    given(active).when(expire(1, day(9))).thenRefused(LOT_NOT_DUE);
    assertThat(given(active).when(expire(1, day(10))).events().getFirst())
        .isEqualTo(new ExpiryNotified(ACCOUNT, lot(1), 100, day(10), day(10)));
    List<AccountEvent> told = then(active, AccountExamples.announce(1, day(5)));
    given(told).when(AccountExamples.announce(1, day(6))).thenNothing();
    assertThat(given(told).when(expire(1, day(10))).events()).hasSize(1);
    given(then(told, expire(1, day(10)))).when(expire(1, day(11))).thenRefused(LOT_ALREADY_EXPIRED);
    given(after(open(), earn(1, 100, TEN_DAYS, NINE)))
        .when(expire(1, day(10)))
        .thenRefused(LOT_NOT_DUE);
  }

  @Test
  void a_lot_that_never_expires_is_never_due_or_announced() {
    given(aHundred()).when(expire(1, day(10_000))).thenRefused(LOT_NOT_DUE);
    given(aHundred()).when(AccountExamples.announce(1, day(1))).thenNothing();
  }

  @Test
  void a_released_hold_frees_its_own_lots() {
    List<AccountEvent> held = then(twoLots(), hold(1, 40));
    given(held)
        .when(release(1))
        .then(
            new HoldReleased(
                ACCOUNT,
                holdId(1),
                40,
                List.of(new Slice(lot(2), 30, day(10)), new Slice(lot(1), 10, day(20))),
                "redemption cancelled",
                day(2)));
    assertThat(balance(then(held, release(1)))).isEqualTo(balance(twoLots()));
  }

  @Test
  void a_hold_that_is_over_is_over() {
    List<AccountEvent> held = then(aHundred(), hold(1, 20));
    given(then(held, capture(1, null))).when(capture(1, null)).thenRefused(HOLD_ALREADY_CAPTURED);
    given(then(held, release(1))).when(capture(1, null)).thenRefused(HOLD_ALREADY_RELEASED);
    given(then(held, expireHold(1))).when(capture(1, null)).thenRefused(HOLD_EXPIRED);
    given(held).when(capture(2, null)).thenRefused(HOLD_NOT_FOUND);
    given(then(held, release(1))).when(hold(1, 20)).thenRefused(ILLEGAL_TRANSITION);
    given(held).when(hold(1, 20)).thenRefused(ILLEGAL_TRANSITION);
    assertThatThrownBy(() -> then(held, release(1), release(1)))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.facts()).containsEntry("parent", "HOLD_NOT_OPEN"));
  }

  @Test
  void a_hold_does_not_expire_before_its_time() {
    List<AccountEvent> held = then(aHundred(), hold(1, 20));
    given(held)
        .when(new ExpireHold(holdId(1), day(15).minusNanos(1_000)))
        .thenRefused(ILLEGAL_TRANSITION);
    given(held)
        .when(expireHold(1))
        .then(
            new HoldExpired(ACCOUNT, holdId(1), 20, List.of(new Slice(lot(1), 20, null)), day(15)));
  }

  @Test
  void no_more_is_captured_than_is_held() {
    given(then(aHundred(), hold(1, 20))).when(capture(1, 21L)).thenRefused(CAPTURE_EXCEEDS_HOLD);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 100_001})
  void one_transaction_moves_a_sensible_amount(long amount) {
    given(aHundred()).when(hold(1, amount)).thenRefused(AMOUNT_OUT_OF_RANGE);
  }

  @Test
  void only_an_open_account_spends() {
    given(after()).when(hold(1, 1)).thenRefused(ACCOUNT_NOT_OPEN);
    given(then(aHundred(), freeze())).when(hold(1, 1)).thenRefused(ACCOUNT_FROZEN);
    given(then(aHundred(), close(false))).when(hold(1, 1)).thenRefused(ACCOUNT_CLOSED);
  }

  /** 广州: redeem from the first star. */
  @Test
  void a_hundred_hours_come_before_the_first_redemption() {
    RuleSet set = LocalRules.set(LocalRules.guangzhou());
    List<AccountEvent> almost =
        after(open(), earn(1, 5_999, set, NINE), new AccountCommand.ActivateLot(lot(1), NINE));
    given(almost).when(hold(1, 1, set, day(1))).thenRefused(LEVEL_TOO_LOW);
    assertThat(given(then(almost, earn(2, 1, set, NINE))).when(hold(1, 1, set, day(1))).events())
        .hasSize(1);
  }

  /** 海林: once per quarter; what was given back does not count, what is still held does. */
  @Test
  void points_are_redeemed_once_a_quarter() {
    RuleSet set = LocalRules.set(LocalRules.hailin());
    List<AccountEvent> held = then(aHundred(), hold(1, 20, set, day(1)));
    given(held).when(hold(2, 20, set, day(2))).thenRefused(REDEMPTION_WINDOW_CLOSED);
    assertThat(given(then(held, release(1))).when(hold(2, 20, set, day(2))).events()).hasSize(1);
    List<AccountEvent> captured = then(held, capture(1, null));
    given(captured).when(hold(2, 20, set, day(3))).thenRefused(REDEMPTION_WINDOW_CLOSED);
    Instant april = Instant.parse("2026-03-31T16:00:00Z");
    assertThat(given(captured).when(hold(2, 20, set, april)).events()).hasSize(1);
  }

  @Test
  void a_refund_goes_to_the_lots_it_was_taken_from() {
    List<AccountEvent> captured = then(twoLots(), hold(1, 40), capture(1, 35L));
    given(captured)
        .when(refund(1))
        .then(
            new PointsRefunded(
                ACCOUNT,
                holdId(1),
                entry(101),
                35,
                List.of(new Slice(lot(2), 30, day(10)), new Slice(lot(1), 5, day(20))),
                "漏液",
                Transfer.refund(WUHUAN, ACCOUNT, 35),
                Grounds.of("refunded to the lots it was taken from", "redemption/1"),
                day(3)));
    List<AccountEvent> refunded = then(captured, refund(1));
    assertThat(balance(refunded).lots())
        .extracting(Lot::id, Lot::remaining, Lot::expiresAt)
        .containsExactly(Tuple.tuple(lot(2), 30L, day(10)), Tuple.tuple(lot(1), 30L, day(20)));
    given(refunded).when(refund(1)).thenRefused(ALREADY_REFUNDED);
  }

  @Test
  void what_was_not_captured_is_not_refunded() {
    given(then(aHundred(), hold(1, 20), release(1))).when(refund(1)).thenRefused(NOTHING_TO_REFUND);
    given(aHundred()).when(refund(1)).thenRefused(NOTHING_TO_REFUND);
  }
}
