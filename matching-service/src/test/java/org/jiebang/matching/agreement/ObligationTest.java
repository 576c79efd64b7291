package org.jiebang.matching.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.agreement.AgreementExamples.*;
import static org.jiebang.matching.agreement.AgreementRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.agreement.Agreement.Deal;
import org.jiebang.matching.agreement.Agreement.Side;
import org.jiebang.matching.agreement.AgreementCommand.*;
import org.jiebang.matching.agreement.AgreementEvent.*;
import org.jiebang.matching.inbound.Category;
import org.junit.jupiter.api.Test;

class ObligationTest {

  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final Instant MAY_CLOSES = Instant.parse("2026-06-01T16:00:00Z");
  private static final Instant NOON = APRIL_CLOSES.plus(Duration.ofHours(12));
  private static final Category ELDERS = new Category("ELDER_CARE");

  private final DeciderSpec<AgreementCommand, Agreement, AgreementEvent> spec =
      DeciderSpec.of(Agreements.INSTANCE.decider());

  @Test
  void what_is_owed_is_proposed_with_the_agreement() {
    spec.when(propose(List.of(CARE), OWED)).then(proposed(), promised());
  }

  @Test
  void nothing_is_owed_that_the_agreement_does_not_cover() {
    var clean = new Obligation(ObligationKind.PUBLIC_WELFARE, List.of(new Category("CLEANING")), 1);
    spec.when(propose(List.of(CARE), List.of(clean))).thenRefused(NOT_ELIGIBLE);
  }

  @Test
  void the_first_whole_month_is_checked() {
    spec.given(owingToSigned())
        .when(new ActivateAgreement(AGREEMENT, Actor.SYSTEM, FROM))
        .then(activated(), opened(APRIL, APRIL_CLOSES, FROM));
  }

  @Test
  void an_agreement_signed_late_owes_from_the_next_whole_month() {
    spec.given(proposed(), promised(), signed(Side.COMMUNITY, false, AT))
        .when(new SignAgreement(AGREEMENT, OFFICE, IN_APRIL))
        .then(
            signed(Side.ORGANISATION, true, IN_APRIL),
            new AgreementActivated(AGREEMENT, WUHUAN, EAST, IN_APRIL),
            opened(MAY, MAY_CLOSES, IN_APRIL));
  }

  @Test
  void an_agreement_without_obligations_counts_and_checks_nothing() {
    spec.given(toActive()).when(count(1, CARE, IN_APRIL, IN_APRIL)).thenNothing();
    spec.given(toActive()).when(close(APRIL, APRIL_CLOSES)).thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void a_session_held_counts_once() {
    spec.given(owing()).when(count(1, CARE, IN_APRIL, IN_APRIL)).then(counted(1, CARE, IN_APRIL));
    spec.given(owing(counted(1, CARE, IN_APRIL)))
        .when(count(1, CARE, IN_APRIL, NOON))
        .thenNothing();
  }

  @Test
  void what_is_done_is_compared_with_what_was_promised() {
    spec.given(owing(counted(1, CARE, IN_APRIL), counted(2, ELDERS, IN_APRIL)))
        .when(close(APRIL, APRIL_CLOSES))
        .then(missed(1, 1), met(2, 2, false, APRIL_CLOSES), opened(MAY, MAY_CLOSES, APRIL_CLOSES));
  }

  @Test
  void a_month_is_closed_once_and_not_before_its_time() {
    spec.given(owing())
        .when(close(APRIL, APRIL_CLOSES.minusMillis(1)))
        .thenRefused(ILLEGAL_TRANSITION);
    spec.given(owing(missed(1, 0), missed(2, 0), opened(MAY, MAY_CLOSES, APRIL_CLOSES)))
        .when(close(APRIL, NOON))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void a_session_that_is_counted_late_makes_good_what_was_missed() {
    spec.given(
            owing(
                counted(1, CARE, IN_APRIL),
                missed(1, 1),
                met(2, 1, false, APRIL_CLOSES),
                opened(MAY, MAY_CLOSES, APRIL_CLOSES)))
        .when(count(2, CARE, IN_APRIL, NOON))
        .then(counted(2, CARE, NOON), met(1, 2, true, NOON));
  }

  @Test
  void a_late_judgement_does_not_reopen_the_month() {
    spec.given(
            owing(
                missed(1, 0),
                missed(2, 0),
                opened(MAY, MAY_CLOSES, APRIL_CLOSES),
                counted(1, ELDERS, NOON),
                met(2, 1, true, NOON)))
        .when(close(MAY, MAY_CLOSES.minusMillis(1)))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  void of_the_month_in_which_it_ends_nothing_is_asked() {
    spec.given(owing(new AgreementTerminated(AGREEMENT, WUHUAN, EAST, "moved", IN_APRIL)))
        .when(close(APRIL, APRIL_CLOSES))
        .thenNothing();
  }

  @Test
  void a_whole_month_is_judged_though_the_agreement_ended_right_after_it() {
    Instant may = APRIL_CLOSES.minus(Duration.ofDays(1));
    spec.given(owing(new AgreementTerminated(AGREEMENT, WUHUAN, EAST, "moved", may)))
        .when(close(APRIL, APRIL_CLOSES))
        .then(missed(1, 0), missed(2, 0));
  }

  @Test
  void what_is_held_after_the_end_does_not_count() {
    spec.given(owing(terminated())).when(count(1, CARE, IN_APRIL, IN_APRIL)).thenNothing();
  }

  @Test
  void each_month_has_a_timer_of_its_own() {
    var timers = new AgreementTimers();
    var opened = opened(APRIL, APRIL_CLOSES, FROM);
    assertThat(timers.on(ViewSpec.recorded(AGREEMENT.value(), WUHUAN.value(), 1, opened)))
        .containsExactly(new Change.Set("close-2026-04", APRIL_CLOSES));
    assertThat(
            timers
                .fire(AGREEMENT.value(), "close-2026-04", APRIL_CLOSES, NOON)
                .getFirst()
                .command())
        .isEqualTo(close(APRIL, NOON));
  }

  @Test
  void the_body_shows_what_is_owed_and_the_last_word_on_each_month() {
    AgreementBody body =
        ViewSpec.picture(
            new AgreementPicture(),
            AGREEMENT.value(),
            WUHUAN.value(),
            owing(
                    missed(1, 1),
                    met(2, 1, false, APRIL_CLOSES),
                    counted(2, CARE, NOON),
                    met(1, 2, true, NOON))
                .toArray(AgreementEvent[]::new));
    assertThat(body.obligations()).isEqualTo(OWED);
    assertThat(body.months())
        .containsExactly(
            new ObligationMonth(APRIL, 2, ObligationKind.PUBLIC_WELFARE, 1, 1, true, false),
            new ObligationMonth(APRIL, 1, ObligationKind.SERVICE_PROBLEMS, 2, 2, true, true));
  }

  private static CountSession count(int n, Category category, Instant held, Instant at) {
    return new CountSession(AGREEMENT, session(n), category, held, Actor.SYSTEM, at);
  }

  private static CloseMonth close(YearMonth month, Instant at) {
    return new CloseMonth(AGREEMENT, month, Actor.SYSTEM, at);
  }

  private static ProposeAgreement propose(List<Category> more, List<Obligation> obligations) {
    List<Category> fields = List.of(more.getFirst(), ELDERS);
    return new ProposeAgreement(
        AGREEMENT,
        new Deal(WUHUAN, EAST, fields, "共建共享", FROM, UNTIL, 10, 2),
        obligations,
        ZoneId.of("Asia/Shanghai"),
        true,
        true,
        DESK,
        AT);
  }
}
