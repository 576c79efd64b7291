package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.scheme.LocalRules.NINE;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiebang.points.account.AccountEvent.PointsHeld;
import org.jiebang.points.account.Posting.PointsEarned;
import org.junit.jupiter.api.Test;

/** What holds of every account whatever happens to it. */
class BalancePropertyTest {

  private static final int SEEDS = 150;
  private static final int STEPS = 200;

  @Test
  void the_books_agree_after_every_step_of_any_life() {
    var happened = new TreeMap<String, Integer>();
    int refusals = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      var ledger = new Ledger();
      try {
        new RandomLives(seed, ledger).live(STEPS);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
      ledger.happened().forEach((kind, n) -> happened.merge(kind, n, Integer::sum));
      refusals += ledger.refusals();
    }
    // Nothing would be shown by lives in which nothing happens.
    assertThat(refusals).isGreaterThan(SEEDS * 10);
    for (AccountEvent event : AccountExamples.everyEvent()) {
      String kind = event.getClass().getSimpleName();
      if (!kind.equals("AdjustmentRejected")) {
        assertThat(happened.getOrDefault(kind, 0)).as(kind).isGreaterThan(SEEDS / 10);
      }
    }
  }

  private static Account opened(Ledger ledger) {
    var decider = new AccountDecider();
    Account state = decider.initial();
    for (AccountEvent event : AccountExamples.aHundred()) {
      Account before = state;
      state = decider.evolve(state, event);
      ledger.add(ACCOUNT, before, event, state);
    }
    ledger.check(Map.of(ACCOUNT, state));
    return state;
  }

  @Test
  void an_entry_that_gives_more_than_it_books_is_found() {
    var ledger = new Ledger();
    Account state = opened(ledger);
    var decider = new AccountDecider();
    var e = (PointsEarned) decider.decide(earn(2, 50), state).getFirst();
    var forged =
        new PointsEarned(
            e.account(),
            e.owner(),
            e.community(),
            e.entry(),
            e.lot(),
            e.amount() + 1,
            e.expiresAt(),
            e.ruleSet(),
            e.ruleVersion(),
            e.ruleLine(),
            e.inputs(),
            e.sourceEvent(),
            e.record(),
            e.task(),
            e.need(),
            e.minutes(),
            e.day(),
            e.publishedUntil(),
            e.transfer(),
            e.at());
    Account after = decider.evolve(state, forged);
    ledger.add(ACCOUNT, state, forged, after);
    assertThatThrownBy(() -> ledger.check(Map.of(ACCOUNT, after)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("booked for");
  }

  @Test
  void a_hold_of_more_than_there_is_is_found() {
    var ledger = new Ledger();
    Account state = opened(ledger);
    var h = (PointsHeld) new AccountDecider().decide(hold(1, 100), state).getFirst();
    var forged =
        new PointsHeld(
            ACCOUNT,
            h.hold(),
            101,
            List.of(new Slice(h.slices().getFirst().lot(), 101, null)),
            h.purpose(),
            h.expiresAt(),
            NINE);
    Account after = new AccountDecider().evolve(state, forged);
    assertThatThrownBy(() -> ledger.add(ACCOUNT, state, forged, after))
        .isInstanceOf(AssertionError.class);
  }
}
