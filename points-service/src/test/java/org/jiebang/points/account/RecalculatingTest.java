package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.activate;
import static org.jiebang.points.account.AccountExamples.after;
import static org.jiebang.points.account.AccountExamples.capture;
import static org.jiebang.points.account.AccountExamples.close;
import static org.jiebang.points.account.AccountExamples.earn;
import static org.jiebang.points.account.AccountExamples.hold;
import static org.jiebang.points.account.AccountExamples.open;
import static org.jiebang.points.account.AccountExamples.recalculate;
import static org.jiebang.points.account.AccountExamples.record;
import static org.jiebang.points.account.AccountExamples.reverse;
import static org.jiebang.points.account.AccountExamples.then;

import java.util.List;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Posting.PointsRecalculated;
import org.junit.jupiter.api.Test;

/** One compensating entry for services that count under another version now. */
class RecalculatingTest {

  private static Opened folded(List<AccountEvent> life) {
    Account account = new AccountDecider().initial();
    for (AccountEvent event : life) {
      account = AccountFold.after(account, event);
    }
    return (Opened) account;
  }

  @Test
  void the_entry_names_both_versions() {
    var entry = (PointsRecalculated) then(aHundred(), recalculate(1, 100, 130)).getLast();
    assertThat(entry.ruleVersionsBefore()).containsExactly(1);
    assertThat(entry.ruleVersionAfter()).isEqualTo(2);
    assertThat(entry.grounds().ruleLine()).isEqualTo("recalculated from version 1 to version 2");
    assertThat(entry.transfer().gainOf(entry.account())).isEqualTo(30);
  }

  @Test
  void what_is_given_joins_the_lot_of_the_service() {
    Opened spendable = folded(then(aHundred(), recalculate(1, 100, 130)));
    assertThat(spendable.balance().available()).isEqualTo(130);
    Opened waiting = folded(then(after(open(), earn(1, 100)), recalculate(1, 100, 130)));
    assertThat(waiting.balance().pending()).isEqualTo(130);
    assertThat(waiting.balance().available()).isZero();
  }

  @Test
  void gains_and_losses_of_an_account_make_one_entry() {
    List<AccountEvent> two = then(aHundred(), earn(2, 50), activate(2));
    List<AccountEvent> life =
        then(
            two,
            recalculate(
                List.of(
                    new Recalculated(record(1), 100, 70), new Recalculated(record(2), 50, 60))));
    assertThat(life).hasSize(two.size() + 1);
    assertThat(((PointsRecalculated) life.getLast()).amount()).isEqualTo(-20);
    assertThat(folded(life).balance().available()).isEqualTo(130);
  }

  @Test
  void what_was_spent_is_owed_as_after_a_clawback() {
    List<AccountEvent> spent = then(aHundred(), hold(1, 90), capture(1, 90L));
    Opened a = folded(then(spent, recalculate(1, 100, 60)));
    assertThat(a.balance().posted()).isEqualTo(-30);
    assertThat(a.balance().owed()).isEqualTo(30);
  }

  @Test
  void the_same_recalculation_posts_once() {
    List<AccountEvent> done = then(aHundred(), recalculate(1, 100, 130));
    assertThat(then(done, recalculate(1, 100, 130))).isEqualTo(done);
  }

  @Test
  void a_clawback_takes_what_the_service_counts_for_now() {
    List<AccountEvent> done = then(aHundred(), recalculate(1, 100, 130));
    assertThat(folded(then(done, reverse(1, ReversalReason.RECORD_VOIDED))).balance().total())
        .isZero();
  }

  @Test
  void what_has_changed_since_and_closed_accounts_are_left_alone() {
    List<AccountEvent> reversed = then(aHundred(), reverse(1, ReversalReason.RECORD_VOIDED));
    assertThat(then(reversed, recalculate(1, 100, 130))).isEqualTo(reversed);
    List<AccountEvent> closed = then(aHundred(), close(false));
    assertThat(then(closed, recalculate(1, 100, 130))).isEqualTo(closed);
    assertThat(new AccountDecider().decide(recalculate(1, 100, 130), new Account.Unopened()))
        .isEmpty();
  }
}
