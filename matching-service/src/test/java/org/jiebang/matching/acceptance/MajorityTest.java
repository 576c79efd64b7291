package org.jiebang.matching.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.acceptance.AcceptanceExamples.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.matching.acceptance.AcceptanceCommand.OpenedVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTest {

  private static final Acceptance.Panel PANEL = panel();

  private static Acceptance.Panel panel() {
    Acceptance state = DeciderSpec.of(new AcceptanceDecider()).given(formed(false)).state();
    return java.util.Objects.requireNonNull(state.panel());
  }

  @ParameterizedTest(name = "{0}, {1} and {2} make {3}")
  @CsvSource({
    "PASS, PASS, PASS, PASSED",
    "PASS, PASS, FAIL, PASSED",
    "PASS, PASS_WITH_REMARKS, PASS_WITH_REMARKS, PASSED_WITH_REMARKS",
    "PASS, PASS_WITH_REMARKS, FAIL, PASSED_WITH_REMARKS",
    "PASS, REWORK, FAIL, REWORK",
    "PASS, REWORK, REWORK, REWORK",
    "REWORK, FAIL, FAIL, FAILED",
    "FAIL, FAIL, FAIL, FAILED",
  })
  void the_most_severe_verdict_that_more_than_half_support(
      Verdict chair, Verdict ann, Verdict ben, AcceptanceResult result) {
    var opened = new ArrayList<OpenedVerdict>();
    opened.addAll(both(CHAIR, chair));
    opened.addAll(both(ANN, ann));
    opened.addAll(both(BEN, ben));
    assertThat(Majority.of(PANEL, opened).result()).isEqualTo(result);
  }

  @Test
  void an_even_split_goes_the_milder_way() {
    var opened = new ArrayList<>(both(CHAIR, Verdict.PASS));
    opened.addAll(both(ANN, Verdict.REWORK));
    Majority majority = Majority.of(PANEL, opened);
    assertThat(majority.result()).isEqualTo(AcceptanceResult.PASSED);
    assertThat(majority.dissent()).containsExactly(ANN);
  }

  @Test
  void a_members_own_verdict_is_the_most_severe_of_their_criteria() {
    var opened = new ArrayList<OpenedVerdict>();
    for (UUID member : List.of(CHAIR, ANN)) {
      opened.add(new OpenedVerdict(member, "RESULT", Verdict.PASS));
      opened.add(new OpenedVerdict(member, "ORDER", Verdict.REWORK));
    }
    Majority majority = Majority.of(PANEL, opened);
    assertThat(majority.result()).isEqualTo(AcceptanceResult.REWORK);
    assertThat(majority.perCriterion())
        .isEqualTo(Map.of("RESULT", Verdict.PASS, "ORDER", Verdict.REWORK));
  }

  @Test
  void who_has_not_assessed_everything_does_not_count() {
    var opened = new ArrayList<>(both(CHAIR, Verdict.PASS));
    opened.add(new OpenedVerdict(ANN, "RESULT", Verdict.FAIL));
    assertThat(Majority.of(PANEL, opened).members()).isEqualTo(1);
  }
}
