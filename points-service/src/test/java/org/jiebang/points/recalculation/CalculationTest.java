package org.jiebang.points.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.points.account.AccountExamples.aHundred;
import static org.jiebang.points.account.AccountExamples.record;
import static org.jiebang.points.recalculation.RecalculationExamples.id;
import static org.jiebang.points.scheme.LocalRules.CARE;
import static org.jiebang.points.scheme.LocalRules.NINE;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.account.Account;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountEvent;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.Recalculated;
import org.jiebang.points.recalculation.Calculation.Books;
import org.jiebang.points.recalculation.Calculation.Service;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.Rules;
import org.junit.jupiter.api.Test;

/** What other rules would have given for a service that earned 100 points for 100 minutes. */
class CalculationTest {

  private static final UUID LAST = id(0x90);

  private static Opened account() {
    Account account = Accounts.INSTANCE.decider().initial();
    for (AccountEvent event : aHundred()) {
      account = Accounts.INSTANCE.decider().evolve(account, event);
    }
    return (Opened) account;
  }

  private static Service service(int record) {
    return new Service(record(record), CARE, NINE, true);
  }

  private static Simulation under(Rules rules) {
    return Calculation.of(rules, List.of(new Books(account(), LAST, List.of(service(1)))), 0);
  }

  @Test
  void the_same_rules_change_nothing() {
    Simulation same = under(LocalRules.aPointAMinute().rules());
    assertThat(same.lines()).isEmpty();
    assertThat(same.before()).isEqualTo(100);
    assertThat(same.after()).isEqualTo(100);
  }

  @Test
  void a_coefficient_counts_for_what_was_done() {
    Simulation more = under(LocalRules.aPointAMinute().percent(CARE, 150).rules());
    assertThat(more.lines()).hasSize(1);
    assertThat(more.lines().getFirst().difference()).isEqualTo(50);
    assertThat(more.lines().getFirst().shares())
        .containsExactly(new Recalculated(record(1), 100, 150));
  }

  @Test
  void caps_of_the_other_version_hold() {
    assertThat(under(LocalRules.aPointAMinute().dailyCap(40).rules()).after()).isEqualTo(40);
    assertThat(under(LocalRules.aPointAMinute().percent(CARE, 200).storageCap(120).rules()).after())
        .isEqualTo(120);
  }

  @Test
  void services_without_an_entry_are_left_out_and_counted() {
    Simulation simulation =
        Calculation.of(
            LocalRules.aPointAMinute().rules(),
            List.of(new Books(account(), LAST, List.of(service(1), service(2)))),
            3);
    assertThat(simulation.services()).isEqualTo(5);
    assertThat(simulation.leftOut()).isEqualTo(4);
  }

  @Test
  void a_new_entry_of_any_account_makes_another_simulation() {
    Rules rules = LocalRules.aPointAMinute().rules();
    assertThat(Calculation.of(rules, List.of(new Books(account(), LAST, List.of())), 0))
        .isEqualTo(Calculation.of(rules, List.of(new Books(account(), LAST, List.of())), 0))
        .isNotEqualTo(Calculation.of(rules, List.of(new Books(account(), id(0x91), List.of())), 0));
  }

  @Test
  void too_much_at_once_is_refused() {
    Rules rules = LocalRules.aPointAMinute().rules();
    var one = new Books(account(), LAST, List.of());
    assertThatThrownBy(() -> Calculation.of(rules, Collections.nCopies(501, one), 0))
        .hasMessage("RECALCULATION_TOO_LARGE");
    assertThatThrownBy(() -> Calculation.of(rules, List.of(one), 5_001))
        .hasMessage("RECALCULATION_TOO_LARGE");
  }
}
