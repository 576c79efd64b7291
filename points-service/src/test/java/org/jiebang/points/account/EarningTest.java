package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.FREELY;
import static org.jiebang.points.account.AccountExamples.LI;
import static org.jiebang.points.account.AccountExamples.NEED;
import static org.jiebang.points.account.AccountExamples.TASK;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.activate;
import static org.jiebang.points.account.AccountExamples.after;
import static org.jiebang.points.account.AccountExamples.capture;
import static org.jiebang.points.account.AccountExamples.correct;
import static org.jiebang.points.account.AccountExamples.day;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.entry;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.account.AccountExamples.lot;
import static org.jiebang.points.account.AccountExamples.open;
import static org.jiebang.points.account.AccountExamples.record;
import static org.jiebang.points.account.AccountExamples.release;
import static org.jiebang.points.account.AccountExamples.reverse;
import static org.jiebang.points.account.AccountExamples.then;
import static org.jiebang.points.account.AccountRefusal.ALREADY_AWARDED;
import static org.jiebang.points.account.AccountRefusal.HONOR_HOURS_NOT_CONVERTIBLE;
import static org.jiebang.points.account.AccountRefusal.RECORD_NOT_CONFIRMED;
import static org.jiebang.points.account.AccountRefusal.RULE_NOT_EFFECTIVE;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountEvent.LotAccepted;
import org.jiebang.points.account.AccountEvent.LotActivated;
import org.jiebang.points.account.AccountEvent.PointsCapped;
import org.jiebang.points.account.Posting.PointsEarned;
import org.jiebang.points.account.Posting.PointsReversed;
import org.jiebang.points.inbound.Category;
import org.jiebang.points.inbound.Evidence;
import org.jiebang.points.scheme.Activation;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.PointRule;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Validity;
import org.junit.jupiter.api.Test;

/** What confirmed service earns; how it is corrected and taken back. */
class EarningTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private final DeciderSpec<AccountCommand, Account, AccountEvent> spec =
      DeciderSpec.of(new AccountDecider());

  private DeciderSpec<AccountCommand, Account, AccountEvent> given(List<AccountEvent> past) {
    return spec.given(past);
  }

  private static Opened account(List<AccountEvent> past) {
    return (Opened) DeciderSpec.of(new AccountDecider()).given(past).state();
  }

  private static Balance balance(List<AccountEvent> past) {
    return account(past).balance();
  }

  @Test
  void an_hour_earns_a_pending_point_with_its_reasons() {
    RuleSet set = LocalRules.set(LocalRules.huangshi());
    PointRule.Line line = PointRule.line(set.rules(), new Category("CHILD_CARE"), 60);
    given(after(open()))
        .when(earn(1, 60, set, NINE))
        .then(
            new PointsEarned(
                ACCOUNT,
                LI,
                WUHUAN,
                ACCOUNT.entry("earned", NINE, record(1).value()),
                lot(1),
                1,
                Instant.parse("2026-12-31T16:00:00Z"),
                set.scheme().value(),
                1,
                "CHILD_CARE: 1 points/h x 100%, steps of 60 min down",
                line.inputs(),
                "matching/17/1",
                record(1),
                TASK,
                NEED,
                60,
                MONDAY,
                NINE,
                Transfer.issue(WUHUAN, ACCOUNT, 1),
                NINE));
  }

  @Test
  void a_record_earns_once() {
    given(aHundred()).when(earn(1, 100)).thenRefused(ALREADY_AWARDED);
    given(after(open(), earn(1, 0))).when(earn(1, 100)).thenRefused(ALREADY_AWARDED);
  }

  @Test
  void a_voided_record_earns_nothing() {
    given(after(open()))
        .when(earn(1, 60, Evidence.TIMED, false, FREELY, NINE))
        .thenRefused(RECORD_NOT_CONFIRMED);
  }

  @Test
  void honour_hours_are_not_converted() {
    given(after(open()))
        .when(earn(1, 60, Evidence.BACKFILLED, true, FREELY, NINE))
        .thenRefused(HONOR_HOURS_NOT_CONVERTIBLE);
  }

  @Test
  void without_a_rule_set_nothing_is_earned() {
    given(after(open())).when(earn(1, 60, null, NINE)).thenRefused(RULE_NOT_EFFECTIVE);
  }

  @Test
  void what_is_too_short_is_remembered_all_the_same() {
    RuleSet set = LocalRules.set(LocalRules.huangshi());
    given(after(open()))
        .when(earn(1, 59, set, NINE))
        .then(
            new PointsCapped(
                ACCOUNT, record(1), lot(1), 0, CapReason.BELOW_MINIMUM, 59, MONDAY, 1, NINE));
    assertThat(account(after(open(), earn(1, 59, set, NINE))).earnings().minutes()).isEqualTo(59);
  }

  /** 长宁: at most two coins a day; the day is the community's. */
  @Test
  void a_day_gives_two_coins_and_the_next_gives_again() {
    RuleSet set = LocalRules.set(LocalRules.changning());
    List<AccountEvent> two = after(open(), earn(1, 60, set, NINE), earn(2, 60, set, NINE));
    given(two)
        .when(earn(3, 60, set, NINE))
        .then(
            new PointsCapped(
                ACCOUNT, record(3), lot(3), 1, CapReason.DAILY_CAP_REACHED, 60, MONDAY, 1, NINE));
    assertThat(balance(then(two, earn(3, 60, set, day(1)))).pending()).isEqualTo(3);
    assertThat(given(after(open())).when(earn(1, 200, set, NINE)).events())
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("PointsEarned", "PointsCapped");
  }

  /** 广州: an account holds at most 1,500. */
  @Test
  void an_account_is_full_at_its_storage_cap_and_has_room_again_after_spending() {
    RuleSet set = LocalRules.aPointAMinute().storageCap(1_500).set();
    List<AccountEvent> full = after(open(), earn(1, 1_400, set, NINE), earn(2, 101, set, day(1)));
    assertThat(balance(full).total()).isEqualTo(1_500);
    assertThat(given(full).when(earn(3, 5, set, day(2))).events())
        .hasSize(1)
        .first()
        .isInstanceOfSatisfying(
            PointsCapped.class,
            e -> {
              assertThat(e.why()).isEqualTo(CapReason.STORAGE_CAP_REACHED);
              assertThat(e.notGiven()).isEqualTo(5);
            });
    List<AccountEvent> spent = then(full, activate(1), hold(1, 30), capture(1, null));
    assertThat(balance(then(spent, earn(3, 50, set, day(2)))).total()).isEqualTo(1_500);
  }

  @Test
  void points_can_be_spent_once_the_task_was_accepted() {
    List<AccountEvent> earned = after(open(), earn(1, 100));
    assertThat(balance(earned).available()).isZero();
    assertThat(balance(earned).pending()).isEqualTo(100);
    given(earned).when(activate(1)).then(new LotActivated(ACCOUNT, lot(1), 100, null, NINE));
    assertThat(balance(then(earned, activate(1))).available()).isEqualTo(100);
  }

  /** 胶州: the list is public for a month before points count. */
  @Test
  void the_publication_period_stands_between_acceptance_and_use() {
    RuleSet set = LocalRules.set(LocalRules.jiaozhou());
    List<AccountEvent> earned = after(open(), earn(1, 10, set, NINE));
    given(earned).when(activate(1)).then(new LotAccepted(ACCOUNT, lot(1), day(30), NINE));
    List<AccountEvent> accepted = then(earned, activate(1));
    given(accepted).when(new ActivateLot(lot(1), day(29))).thenNothing();
    given(accepted)
        .when(new ActivateLot(lot(1), day(30)))
        .then(new LotActivated(ACCOUNT, lot(1), 1, null, day(30)));
  }

  @Test
  void a_scheme_may_need_no_acceptance() {
    RuleSet at = LocalRules.aPointAMinute().activation(Activation.ON_CONFIRMATION).set();
    assertThat(balance(after(open(), earn(1, 100, at, NINE))).available()).isEqualTo(100);
    RuleSet later =
        LocalRules.aPointAMinute().activation(Activation.ON_CONFIRMATION).published(7).set();
    List<AccountEvent> earned = after(open(), earn(1, 100, later, NINE));
    assertThat(earned.getLast()).isEqualTo(new LotAccepted(ACCOUNT, lot(1), day(7), NINE));
  }

  @Test
  void a_longer_record_earns_the_difference_into_its_own_lot() {
    List<AccountEvent> corrected = then(aHundred(), correct(1, 130, FREELY));
    assertThat(balance(corrected).lots()).hasSize(1);
    assertThat(balance(corrected).available()).isEqualTo(130);
    assertThat(account(corrected).earnings().minutes()).isEqualTo(130);
    assertThat(corrected.getLast())
        .isInstanceOfSatisfying(
            Posting.EarningCorrected.class,
            e -> {
              assertThat(e.given()).isEqualTo(30);
              assertThat(e.ruleLineBefore()).endsWith(" of 100 min");
              assertThat(e.grounds().ruleLine()).endsWith(" of 130 min");
              assertThat(e.grounds().ruleVersion()).isEqualTo(1);
              assertThat(e.transfer()).isEqualTo(Transfer.issue(WUHUAN, ACCOUNT, 30));
            });
  }

  @Test
  void a_shorter_record_gives_the_difference_back() {
    List<AccountEvent> corrected = then(aHundred(), correct(1, 40, FREELY));
    assertThat(balance(corrected).available()).isEqualTo(40);
    assertThat(((Posting) corrected.getLast()).transfer())
        .isEqualTo(Transfer.takeBack(WUHUAN, ACCOUNT, 60));
    given(corrected).when(correct(1, 40, FREELY)).thenNothing();
  }

  /** The record itself makes room for what it gives now, under both caps. */
  @Test
  void a_correction_gives_what_the_caps_would_have_given() {
    RuleSet day = LocalRules.aPointAMinute().dailyCap(100).set();
    List<AccountEvent> full = after(open(), earn(1, 80, day, NINE), earn(2, 20, day, NINE));
    assertThat(balance(then(full, correct(1, 60, day))).pending()).isEqualTo(80);
    assertThat(balance(then(full, correct(1, 150, day))).pending()).isEqualTo(100);
    RuleSet storage = LocalRules.aPointAMinute().storageCap(100).set();
    List<AccountEvent> stored = after(open(), earn(1, 100, storage, NINE));
    assertThat(balance(then(stored, correct(1, 60, storage))).pending()).isEqualTo(60);
    assertThat(balance(then(stored, correct(1, 150, storage))).pending()).isEqualTo(100);
  }

  /** What is gone was spent: it had been accepted, so what is added is spendable at once. */
  @Test
  void a_longer_record_whose_lot_is_spent_can_be_spent_at_once() {
    List<AccountEvent> spent =
        then(aHundred(), hold(1, 100), capture(1, null), correct(1, 130, FREELY));
    assertThat(balance(spent).available()).isEqualTo(30);
  }

  @Test
  void what_was_too_short_waits_for_acceptance_when_it_turns_out_longer() {
    List<AccountEvent> corrected = then(after(open(), earn(1, 0)), correct(1, 60, FREELY));
    assertThat(balance(corrected).pending()).isEqualTo(60);
    assertThat(balance(corrected).available()).isZero();
  }

  @Test
  void a_correction_of_what_earned_nothing_here_or_has_no_rules_is_refused() {
    given(aHundred()).when(correct(2, 60, FREELY)).thenRefused(RECORD_NOT_CONFIRMED);
    given(aHundred()).when(correct(1, 60, null)).thenRefused(RULE_NOT_EFFECTIVE);
  }

  @Test
  void a_failed_task_takes_its_points_back_once() {
    List<AccountEvent> earned = after(open(), earn(1, 100));
    given(earned)
        .when(reverse(1, ReversalReason.TASK_FAILED))
        .then(
            new PointsReversed(
                ACCOUNT,
                entry(1),
                record(1),
                lot(1),
                100,
                List.of(new Slice(lot(1), 100, null)),
                0,
                ReversalReason.TASK_FAILED,
                Transfer.takeBack(WUHUAN, ACCOUNT, 100),
                Grounds.of("all of it: TASK_FAILED", "matching/17/8"),
                day(1)));
    List<AccountEvent> reversed = then(earned, reverse(1, ReversalReason.TASK_FAILED));
    given(reversed).when(reverse(1, ReversalReason.RECORD_VOIDED)).thenNothing();
    given(reversed).when(correct(1, 50, FREELY)).thenNothing();
    given(reversed).when(earn(1, 100)).thenRefused(ALREADY_AWARDED);
  }

  @Test
  void nothing_is_taken_back_for_a_record_that_earned_nothing_here() {
    given(aHundred())
        .when(reverse(2, ReversalReason.RECORD_VOIDED))
        .thenRefused(RECORD_NOT_CONFIRMED);
  }

  /** LIFECYCLES, clawback: the one balance that may become negative; it earns it back. */
  @Test
  void a_clawback_of_spent_points_leaves_a_debt_that_is_earned_back() {
    List<AccountEvent> owing =
        then(aHundred(), hold(1, 80), capture(1, null), reverse(1, ReversalReason.RECORD_VOIDED));
    assertThat(balance(owing).posted()).isEqualTo(-80);
    assertThat(balance(owing).owed()).isEqualTo(80);
    List<AccountEvent> working = then(owing, earn(2, 50));
    assertThat(balance(working).posted()).isEqualTo(-80);
    List<AccountEvent> less = then(working, new ActivateLot(lot(2), day(2)));
    assertThat(balance(less).posted()).isEqualTo(-30);
    assertThat(balance(less).lots()).isEmpty();
    List<AccountEvent> even = then(less, earn(3, 50), new ActivateLot(lot(3), day(2)));
    assertThat(balance(even).posted()).isEqualTo(20);
    assertThat(balance(even).owed()).isZero();
  }

  @Test
  void a_clawback_does_not_touch_what_is_held_until_it_is_free_again() {
    List<AccountEvent> owing =
        then(aHundred(), hold(1, 80), reverse(1, ReversalReason.RECORD_VOIDED));
    assertThat(balance(owing).held()).isEqualTo(80);
    assertThat(balance(owing).owed()).isEqualTo(80);
    List<AccountEvent> released = then(owing, release(1));
    assertThat(balance(released)).isEqualTo(Balance.EMPTY);
  }

  @Test
  void an_entry_sorts_by_its_time() {
    EntryId early = ACCOUNT.entry("earned", NINE, record(1).value());
    EntryId late = ACCOUNT.entry("earned", NINE.plus(Duration.ofMillis(1)), record(2).value());
    assertThat(early.value().toString()).isLessThan(late.value().toString());
    assertThat(early.value().version()).isEqualTo(7);
    assertThat(ACCOUNT.entry("earned", NINE, record(1).value())).isEqualTo(early);
  }

  @Test
  void the_oldest_records_are_forgotten_but_their_minutes_count() {
    Earnings many = Earnings.NONE;
    for (int n = 0; n <= Earnings.KEPT; n++) {
      many = many.with(record(n), new Earnings.Earned(lot(n), 1, 60, MONDAY, null, false, 1));
    }
    assertThat(many.byRecord()).hasSize(Earnings.KEPT);
    assertThat(many.of(record(0))).isNull();
    assertThat(many.of(record(1))).isNotNull();
    assertThat(many.minutes()).isEqualTo(60L * (Earnings.KEPT + 1));
  }

  @Test
  void a_lot_ends_when_the_scheme_of_its_earning_says() {
    RuleSet three = LocalRules.set(LocalRules.huangshan());
    assertThat(balance(after(open(), earn(1, 60, three, NINE))).lots().getFirst().expiresAt())
        .isEqualTo(new Validity(Validity.Kind.YEARS, 3).end(NINE, LocalRules.SHANGHAI));
  }
}
