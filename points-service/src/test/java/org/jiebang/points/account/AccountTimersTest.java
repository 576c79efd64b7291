package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.activate;
import static org.jiebang.points.account.AccountExamples.after;
import static org.jiebang.points.account.AccountExamples.capture;
import static org.jiebang.points.account.AccountExamples.day;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.expireHold;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.account.AccountExamples.holdId;
import static org.jiebang.points.account.AccountExamples.lot;
import static org.jiebang.points.account.AccountExamples.newLot;
import static org.jiebang.points.account.AccountExamples.open;
import static org.jiebang.points.account.AccountExamples.receive;
import static org.jiebang.points.account.AccountExamples.refund;
import static org.jiebang.points.account.AccountExamples.release;
import static org.jiebang.points.account.AccountExamples.then;
import static org.jiebang.points.account.AccountTimers.timer;
import static org.jiebang.points.scheme.LocalRules.NINE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.util.List;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountCommand.ExpireHold;
import org.jiebang.points.account.AccountCommand.ExpireLot;
import org.jiebang.points.account.AccountCommand.NotifyExpiry;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Validity;
import org.junit.jupiter.api.Test;

/** What an account has to be reminded of, and what it does then. */
class AccountTimersTest {

  private static final RuleSet NINETY_DAYS =
      LocalRules.aPointAMinute().lasting(Validity.Kind.DAYS, 90).published(3).set();
  private static final RuleSet TEN_DAYS =
      LocalRules.aPointAMinute().lasting(Validity.Kind.DAYS, 10).set();

  private final AccountTimers timers = new AccountTimers();

  private List<Change> onLast(List<AccountEvent> events) {
    return timers.on(
        ViewSpec.recorded(ACCOUNT.value(), WUHUAN.value(), events.size(), events.getLast()));
  }

  private Object fired(String timer) {
    return timers.fire(ACCOUNT.value(), timer, day(1), day(1)).getFirst().command();
  }

  @Test
  void an_accepted_lot_waits_for_the_end_of_its_publication() {
    assertThat(onLast(after(open(), earn(1, 60, NINETY_DAYS, NINE), activate(1))))
        .containsExactly(new Change.Set(timer("active", lot(1)), day(3)));
  }

  @Test
  void an_active_lot_is_announced_a_month_before_it_expires() {
    List<AccountEvent> active =
        after(open(), earn(1, 60, NINETY_DAYS, NINE), activate(1), new ActivateLot(lot(1), day(3)));
    assertThat(onLast(active))
        .containsExactly(
            new Change.Set(timer("notify", lot(1)), day(60)),
            new Change.Set(timer("expire", lot(1)), day(90)));
  }

  @Test
  void a_short_life_is_announced_at_once() {
    assertThat(onLast(after(open(), earn(1, 60, TEN_DAYS, NINE), activate(1))))
        .containsExactly(
            new Change.Set(timer("notify", lot(1)), NINE),
            new Change.Set(timer("expire", lot(1)), day(10)));
  }

  @Test
  void what_never_expires_needs_no_reminder() {
    assertThat(onLast(aHundred())).isEmpty();
    assertThat(onLast(after(open(), earn(1, 60)))).isEmpty();
  }

  @Test
  void a_hold_falls_back_at_its_end() {
    List<AccountEvent> held = then(aHundred(), hold(1, 20));
    var clear = new Change.Clear(timer("hold", holdId(1)));
    assertThat(onLast(held)).containsExactly(new Change.Set(timer("hold", holdId(1)), day(15)));
    assertThat(onLast(then(held, capture(1, null)))).containsExactly(clear);
    assertThat(onLast(then(held, release(1)))).containsExactly(clear);
  }

  @Test
  void a_lot_whose_end_came_while_it_was_held_expires_when_it_is_free() {
    List<AccountEvent> held = after(open(), earn(1, 60, TEN_DAYS, NINE), activate(1), hold(1, 20));
    assertThat(onLast(then(held, expireHold(1))))
        .containsExactly(
            new Change.Clear(timer("hold", holdId(1))),
            new Change.Set(timer("expire", lot(1)), day(15)));
  }

  @Test
  void points_that_come_back_or_from_another_age_like_the_lots_they_come_from() {
    assertThat(onLast(then(aHundred(), receive(10))))
        .containsExactly(
            new Change.Set(timer("notify", newLot(8)), day(60)),
            new Change.Set(timer("expire", newLot(8)), day(90)));
    List<AccountEvent> refunded =
        after(
            open(),
            earn(1, 60, TEN_DAYS, NINE),
            activate(1),
            hold(1, 20),
            capture(1, null),
            refund(1));
    assertThat(onLast(refunded)).contains(new Change.Set(timer("expire", lot(1)), day(10)));
  }

  @Test
  void each_reminder_becomes_its_command() {
    assertThat(fired(timer("active", lot(1)))).isEqualTo(new ActivateLot(lot(1), day(1)));
    assertThat(fired(timer("notify", lot(1)))).isEqualTo(new NotifyExpiry(lot(1), day(1)));
    assertThat(fired(timer("hold", holdId(1)))).isEqualTo(new ExpireHold(holdId(1), day(1)));
    assertThat(fired(timer("expire", lot(1))))
        .isEqualTo(new ExpireLot(lot(1), ACCOUNT.entry("expired", day(1), lot(1).value()), day(1)));
  }
}
