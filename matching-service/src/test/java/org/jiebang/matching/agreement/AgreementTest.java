package org.jiebang.matching.agreement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.matching.agreement.AgreementExamples.*;
import static org.jiebang.matching.agreement.AgreementRefusal.*;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.agreement.Agreement.Deal;
import org.jiebang.matching.agreement.Agreement.Side;
import org.jiebang.matching.agreement.AgreementCommand.*;
import org.jiebang.matching.agreement.AgreementEvent.*;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.task.TaskId;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private final DeciderSpec<AgreementCommand, Agreement, AgreementEvent> spec =
      DeciderSpec.of(Agreements.INSTANCE.decider());

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    var histories = new LinkedHashMap<String, List<AgreementEvent>>();
    histories.put("DRAFT", List.of(proposed(), promised()));
    histories.put("SIGNED", owingToSigned());
    histories.put("ACTIVE", owing());
    histories.put("RENEWED", owing(renewed()));
    histories.put("EXPIRED", owing(expired()));
    histories.put("TERMINATED", owing(terminated()));
    var commands = new LinkedHashMap<String, Function<Agreement, AgreementCommand>>();
    commands.put("propose", always(propose(FROM, UNTIL, true, true)));
    commands.put("sign", always(new SignAgreement(AGREEMENT, DESK, AT)));
    commands.put("activate", always(new ActivateAgreement(AGREEMENT, Actor.SYSTEM, FROM)));
    commands.put("renew", always(new RenewAgreement(AGREEMENT, LATER.plusSeconds(1), DESK, FROM)));
    commands.put("terminate", always(new TerminateAgreement(AGREEMENT, "moved away", DESK, FROM)));
    commands.put("expire", always(new ExpireAgreement(AGREEMENT, Actor.SYSTEM, LATER)));
    commands.put("takeBoardPlace", always(place(TASK, CARE, FROM)));
    commands.put(
        "countSession",
        always(new CountSession(AGREEMENT, session(1), CARE, IN_APRIL, Actor.SYSTEM, IN_APRIL)));
    commands.put(
        "closeMonth", always(new CloseMonth(AGREEMENT, APRIL, Actor.SYSTEM, APRIL_CLOSES)));
    new LifecycleWalk<>(Agreements.INSTANCE, histories, commands).check();
  }

  @Test
  void either_side_proposes() {
    spec.when(propose(FROM, UNTIL, true, true)).then(proposed());
  }

  @Test
  void a_community_we_have_not_heard_of_is_not_there() {
    spec.when(propose(FROM, UNTIL, false, true)).thenRefused(COMMUNITY_NOT_FOUND);
  }

  @Test
  void a_closed_organisation_takes_no_part() {
    spec.when(propose(FROM, UNTIL, true, false)).thenRefused(ORGANISATION_NOT_FOUND);
  }

  @Test
  void an_agreement_ends_after_it_begins() {
    spec.when(propose(UNTIL, FROM, true, true)).thenRefused(PERIOD_INVALID);
  }

  @Test
  void both_sides_sign() {
    spec.given(proposed(), signed(Side.COMMUNITY, false, AT))
        .when(new SignAgreement(AGREEMENT, OFFICE, AT))
        .then(signed(Side.ORGANISATION, true, AT));
  }

  @Test
  void signing_twice_changes_nothing() {
    spec.given(proposed(), signed(Side.COMMUNITY, false, AT))
        .when(new SignAgreement(AGREEMENT, DESK, AT))
        .thenNothing();
  }

  @Test
  void an_agreement_that_should_have_begun_is_active_once_signed() {
    spec.given(proposed(), signed(Side.COMMUNITY, false, AT))
        .when(new SignAgreement(AGREEMENT, OFFICE, FROM))
        .then(signed(Side.ORGANISATION, true, FROM), activated());
  }

  @Test
  void what_is_over_is_not_signed_any_more() {
    spec.given(proposed())
        .when(new SignAgreement(AGREEMENT, DESK, UNTIL))
        .thenRefused(PERIOD_INVALID);
  }

  @Test
  void the_same_wish_of_both_sides_renews() {
    spec.given(toActive(wish()))
        .when(new RenewAgreement(AGREEMENT, LATER, OFFICE, FROM))
        .then(renewed());
  }

  @Test
  void the_same_wish_of_one_side_changes_nothing() {
    spec.given(toActive(wish()))
        .when(new RenewAgreement(AGREEMENT, LATER, DESK, FROM))
        .thenNothing();
  }

  @Test
  void a_renewal_prolongs() {
    spec.given(toActive())
        .when(new RenewAgreement(AGREEMENT, UNTIL, DESK, FROM))
        .thenRefused(PERIOD_INVALID);
  }

  @Test
  void nothing_is_claimed_under_an_agreement_that_is_over() {
    spec.given(toActive()).when(place(TASK, CARE, UNTIL)).thenRefused(AGREEMENT_NOT_ACTIVE);
  }

  @Test
  void a_category_outside_the_fields_is_not_eligible() {
    spec.given(toActive())
        .when(place(TASK, new Category("FRAUD_PREVENTION"), FROM))
        .thenRefused(NOT_ELIGIBLE);
  }

  @Test
  void the_quota_of_the_board_is_kept() {
    spec.given(toActive(placed(task(1)), placed(task(2))))
        .when(place(TASK, CARE, FROM))
        .thenRefused(BOARD_QUOTA_REACHED);
  }

  @Test
  void a_task_that_is_over_frees_its_place() {
    spec.given(toActive(placed(task(1)), placed(task(2))))
        .when(
            new TakeBoardPlace(
                AGREEMENT,
                TASK,
                CARE,
                Set.of(task(1), new TaskId(AGREEMENT.value())),
                OFFICE,
                FROM))
        .then(placed(TASK, task(1)));
  }

  @Test
  void a_task_takes_one_place() {
    spec.given(toActive(placed(task(1)), placed(TASK))).when(place(TASK, CARE, FROM)).thenNothing();
  }

  @Test
  void the_pair_finds_its_agreement_without_a_view() {
    assertThat(AgreementId.of(WUHUAN, EAST)).isEqualTo(AGREEMENT);
    Agreement state = spec.given(proposed()).state();
    assertThat(Agreements.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN.value());
    assertThat(Agreements.INSTANCE.partiesOf(state)).containsExactly(EAST.value());
  }

  @Test
  void the_body_shows_the_last_agreement_of_the_pair() {
    AgreementBody body =
        body(toActive(placed(TASK), terminated(), proposed(), signed(Side.COMMUNITY, false, AT)));
    assertThat(body.state()).isEqualTo("DRAFT");
    assertThat(body.signedBy()).containsExactly(Side.COMMUNITY);
    assertThat(body.endReason()).isNull();
    assertThat(body.claims()).isEqualTo(1);
  }

  @Test
  void the_body_shows_the_renewal() {
    AgreementBody wanted = body(toActive(wish()));
    assertThat(wanted.renewalUntil()).isEqualTo(LATER);
    AgreementBody renewed = body(toActive(wish(), renewed()));
    assertThat(renewed.state()).isEqualTo("RENEWED");
    assertThat(renewed.until()).isEqualTo(LATER);
    assertThat(renewed.renewalUntil()).isNull();
  }

  @Test
  void the_row_carries_the_organisation() {
    AgreementRow row =
        requireNonNull(
            ViewSpec.row(
                new AgreementListView(),
                AGREEMENT.value(),
                WUHUAN.value(),
                (AgreementEvent) proposed()));
    assertThat(row.organisation).isEqualTo(EAST.value());
    assertThat(row.state).isEqualTo("DRAFT");
  }

  @Test
  void it_begins_and_ends_by_timer() {
    var timers = new AgreementTimers();
    assertThat(timers.on(ViewSpec.recorded(AGREEMENT.value(), WUHUAN.value(), 1, proposed())))
        .containsExactly(new Change.Set("activate", FROM), new Change.Set("expire", UNTIL));
    assertThat(timers.fire(AGREEMENT.value(), "activate", FROM, FROM).getFirst().command())
        .isEqualTo(new ActivateAgreement(AGREEMENT, Actor.SYSTEM, FROM));
    assertThat(timers.fire(AGREEMENT.value(), "expire", UNTIL, UNTIL).getFirst().command())
        .isEqualTo(new ExpireAgreement(AGREEMENT, Actor.SYSTEM, UNTIL));
  }

  private static AgreementBody body(List<AgreementEvent> events) {
    return ViewSpec.picture(
        new AgreementPicture(),
        AGREEMENT.value(),
        WUHUAN.value(),
        events.toArray(AgreementEvent[]::new));
  }

  private static AgreementRenewalProposed wish() {
    return new AgreementRenewalProposed(AGREEMENT, WUHUAN, EAST, Side.COMMUNITY, LATER, FROM);
  }

  private static AgreementCommand propose(
      Instant from, Instant until, boolean communityKnown, boolean organisationOpen) {
    List<Category> fields = List.of(CARE, new Category("ELDER_CARE"));
    return new ProposeAgreement(
        AGREEMENT,
        new Deal(WUHUAN, EAST, fields, "共建共享", from, until, 10, 2),
        List.of(),
        ZoneId.of("Asia/Shanghai"),
        communityKnown,
        organisationOpen,
        DESK,
        AT);
  }

  private static AgreementCommand place(TaskId task, Category category, Instant at) {
    return new TakeBoardPlace(AGREEMENT, task, category, nothingOver(), OFFICE, at);
  }
}
