package org.jiebang.points.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.recalculation.RecalculationExamples.FEBRUARY;
import static org.jiebang.points.recalculation.RecalculationExamples.PLAN;
import static org.jiebang.points.scheme.LocalRules.NINE;

import java.util.HashSet;
import java.util.List;
import org.jiebang.eventsourcing.Step;
import org.jiebang.points.account.AccountCommand.RecalculatePoints;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.EntryId;
import org.jiebang.points.recalculation.Simulation.Line;
import org.junit.jupiter.api.Test;

class RecalculationStepsTest {

  /** Parts are 64, so that of many accounts some share one; an entry lies in its account's part. */
  @Test
  void every_account_gets_an_entry_of_its_own_at_one_moment() {
    List<Line> lines = RecalculationExamples.simulation(200).lines();
    var entries = new HashSet<EntryId>();
    for (Line line : lines) {
      AccountId account = line.account();
      var own =
          Step.of(
              Accounts.INSTANCE,
              account.value(),
              new RecalculatePoints(
                  account.entry("own", NINE),
                  FEBRUARY.value(),
                  PLAN.scheme().value(),
                  2,
                  List.of(),
                  null,
                  NINE));
      Step<?, ?, ?> posted =
          RecalculationSteps.posting(own, FEBRUARY, PLAN, List.of(line), NINE).getLast();
      entries.add(((RecalculatePoints) posted.command()).entry());
    }
    assertThat(entries).hasSize(lines.size());
  }
}
