package org.jiebang.matching.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.acceptance.AcceptanceExamples.*;

import java.util.List;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.acceptance.AcceptanceBody.Outcome;
import org.junit.jupiter.api.Test;

class AcceptancePictureTest {

  private static AcceptanceBody body(List<AcceptanceEvent> events) {
    return ViewSpec.picture(
        new AcceptancePicture(),
        ACCEPTANCE.value(),
        WUHUAN,
        events.toArray(AcceptanceEvent[]::new));
  }

  private static Acceptance state(List<AcceptanceEvent> events) {
    return DeciderSpec.of(Acceptances.INSTANCE.decider()).given(events).state();
  }

  @Test
  void the_body_is_in_the_state_that_the_rules_see() {
    List<AcceptanceEvent> made = then(passed(), made(AcceptanceResult.PASSED, CONTEST_UNTIL));
    for (List<AcceptanceEvent> history :
        List.of(
            List.<AcceptanceEvent>of(formed(false)),
            List.<AcceptanceEvent>of(formed(false), requested(1)),
            reviewing(),
            passed(),
            contested(),
            made,
            then(made, requested(2)))) {
      assertThat(body(history).state()).isEqualTo(Acceptances.INSTANCE.stateOf(state(history)));
    }
  }

  @Test
  void a_decision_shows_result_criteria_and_department() {
    AcceptanceBody body = body(passed());
    Outcome outcome = requireNonNull(body.outcome());
    assertThat(outcome.result()).isEqualTo(AcceptanceResult.PASSED);
    assertThat(outcome.contestUntil()).isEqualTo(CONTEST_UNTIL);
    assertThat(body.department()).isEqualTo(DEPARTMENT);
    assertThat(body.assessments()).hasSize(4);
  }

  @Test
  void the_last_word_replaces_the_result() {
    AcceptanceBody body = body(then(contested(), made(AcceptanceResult.REWORK, DECIDED)));
    assertThat(requireNonNull(body.outcome()).result()).isEqualTo(AcceptanceResult.REWORK);
    assertThat(requireNonNull(body.contested()).party()).isEqualTo(AcceptanceEvent.Party.EXECUTOR);
    assertThat(body.finalAt()).isEqualTo(DECIDED);
  }

  @Test
  void another_round_begins_with_a_clean_sheet() {
    AcceptanceBody body =
        body(then(contested(), made(AcceptanceResult.REWORK, DECIDED), requested(2)));
    assertThat(body.round()).isEqualTo(2);
    assertThat(body.assessments()).isEmpty();
    assertThat(body.outcome()).isNull();
  }

  @Test
  void the_row_names_task_and_organisation() {
    AcceptanceRow row =
        requireNonNull(
            ViewSpec.row(
                new AcceptanceListView(),
                ACCEPTANCE.value(),
                WUHUAN,
                passed().toArray(AcceptanceEvent[]::new)));
    assertThat(List.of(row.state, row.task, row.organisation))
        .isEqualTo(List.<Object>of("DECIDED", TASK, UNIVERSITY));
  }

  @Test
  void panel_parties_and_author_see_it() {
    assertThat(Acceptances.INSTANCE.partiesOf(state(passed())))
        .containsExactlyInAnyOrder(UNIVERSITY, DEPARTMENT, AUTHOR, CHAIR, ANN, BEN);
    assertThat(Acceptances.INSTANCE.tenantOf(state(passed()))).isEqualTo(WUHUAN);
    assertThat(Acceptances.INSTANCE.correlationOf(state(passed()))).isEqualTo(NEED);
  }
}
