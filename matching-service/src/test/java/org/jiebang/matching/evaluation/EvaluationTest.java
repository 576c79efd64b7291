package org.jiebang.matching.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.matching.evaluation.EvaluationExamples.*;
import static org.jiebang.matching.evaluation.EvaluationRefusal.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Timers.Change;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.evaluation.EvaluationCommand.*;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private final DeciderSpec<EvaluationCommand, Evaluation, EvaluationEvent> spec =
      DeciderSpec.of(new EvaluationDecider());

  private static OpenEvaluation open() {
    return new OpenEvaluation(
        EVALUATION, TASK, NEED, WUHUAN, UNIVERSITY, DEPARTMENT, AUTHOR, Actor.SYSTEM, OPENED);
  }

  private static SubmitEvaluation rate(boolean party) {
    return new SubmitEvaluation(
        EVALUATION,
        EvaluationKind.BENEFICIARY,
        null,
        party,
        sealed(EVALUATION.value(), "5"),
        sealed(AUTHOR, "d29yZHM"),
        RESIDENT,
        OPENED);
  }

  private static AmendEvaluation amend(Actor by) {
    return new AmendEvaluation(
        EVALUATION, RATING, sealed(EVALUATION.value(), "3"), null, by, OPENED);
  }

  private static ExcludeEvaluation exclude(SubmissionId which) {
    return new ExcludeEvaluation(EVALUATION, which, "ABUSIVE", DESK, OPENED);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    var peer = submitted(EvaluationKind.PEER, ANNA, BO, "4");
    var rated = rated();
    var histories = new LinkedHashMap<String, List<EvaluationEvent>>();
    histories.put("OPEN", List.of(opened(), peer, rated, linkIssued()));
    histories.put("CLOSED", List.of(opened(), peer, rated, linkIssued(), closed()));
    histories.put(
        "PUBLISHED", List.of(opened(), peer, rated, linkIssued(), closed(), published(2)));

    Map<String, Function<Evaluation, EvaluationCommand>> commands = new LinkedHashMap<>();
    commands.put("open", always(open()));
    commands.put(
        "evaluate",
        always(
            new SubmitEvaluation(
                EVALUATION,
                EvaluationKind.SELF,
                null,
                true,
                sealed(EVALUATION.value(), "5"),
                null,
                new Actor(ANNA, "VOL", WUHUAN, null),
                OPENED)));
    commands.put("amend", always(amend(RESIDENT)));
    commands.put("exclude", always(exclude(peer.submission())));
    commands.put("issue-rating-link", always(issue(uuid(0x502))));
    commands.put("rate-by-link", always(byLink("c0de")));
    commands.put("close", always(new CloseEvaluation(EVALUATION, Actor.SYSTEM, CLOSES)));
    commands.put("publish", always(new PublishEvaluation(EVALUATION, Actor.SYSTEM, CLOSES)));

    new LifecycleWalk<>(Evaluations.INSTANCE, histories, commands).check();
  }

  @Test
  void a_task_has_one_set_and_opening_it_twice_is_no_mistake() {
    spec.when(open()).then(opened());
    spec.given(opened()).when(open()).thenNothing();
  }

  @Test
  void the_resident_rates_and_may_amend_until_the_close() {
    spec.given(opened()).when(rate(true)).then(rated());
    spec.given(opened(), rated()).when(rate(true)).thenRefused(ALREADY_SUBMITTED);
    spec.given(opened(), rated()).when(amend(RESIDENT)).then(amended());
    spec.given(opened(), rated(), closed()).when(amend(RESIDENT)).thenRefused(EVALUATION_CLOSED);
  }

  private static IssueRatingLink issue(UUID link) {
    return new IssueRatingLink(EVALUATION, link, "c0de", DESK, OPENED);
  }

  private static RateByLink byLink(String codeHash) {
    return new RateByLink(
        EVALUATION,
        LINK,
        codeHash,
        sealed(EVALUATION.value(), "4"),
        sealed(LINK, "d29yZHM"),
        new Actor(LINK, "RES", null, null),
        OPENED);
  }

  @Test
  void who_has_no_account_rates_by_a_link_once() {
    spec.given(opened()).when(issue(LINK)).then(linkIssued());
    spec.given(opened(), linkIssued()).when(byLink("c0de")).then(ratedByLink(), linkUsed());
    spec.given(opened(), linkIssued(), ratedByLink(), linkUsed())
        .when(byLink("c0de"))
        .thenRefused(RATING_LINK_USED);
    spec.given(opened(), linkIssued(), closed())
        .when(byLink("c0de"))
        .thenRefused(EVALUATION_CLOSED);
  }

  @Test
  void a_link_without_its_code_or_of_nowhere_is_not_there() {
    spec.given(opened(), linkIssued()).when(byLink("guess")).thenRefused(RATING_LINK_NOT_FOUND);
    spec.given(opened(), closed()).when(byLink("c0de")).thenRefused(RATING_LINK_NOT_FOUND);
  }

  @Test
  void a_set_has_so_many_links_and_no_more() {
    var few = new EvaluationPolicy(Duration.ofDays(1), Duration.ofHours(1), 1);
    DeciderSpec.of(new EvaluationDecider(few))
        .given(opened(), linkIssued())
        .when(issue(uuid(0x502)))
        .thenRefused(RATING_LINKS_EXHAUSTED);
  }

  @Test
  void who_took_no_part_has_no_say() {
    spec.given(opened()).when(rate(false)).thenRefused(NOT_A_PARTY);
  }

  @Test
  void nobody_amends_what_another_has_said() {
    spec.given(opened(), rated()).when(amend(DESK)).thenRefused(SUBMISSION_NOT_FOUND);
  }

  @Test
  void before_it_opens_and_after_it_closes_nobody_rates() {
    spec.when(rate(true)).thenRefused(EVALUATION_NOT_OPEN);
    spec.given(opened(), closed()).when(rate(true)).thenRefused(EVALUATION_CLOSED);
  }

  @Test
  void what_is_excluded_no_longer_counts() {
    spec.given(opened(), rated()).when(exclude(RATING)).then(excluded());
    spec.given(opened(), rated(), excluded()).when(exclude(RATING)).thenNothing();
    spec.given(opened(), rated(), excluded(), closed())
        .when(new PublishEvaluation(EVALUATION, DESK, CLOSES))
        .then(published(0));
  }

  @Test
  void nothing_is_published_that_is_not_closed() {
    spec.given(opened())
        .when(new PublishEvaluation(EVALUATION, DESK, CLOSES))
        .thenRefused(ILLEGAL_TRANSITION);
    spec.when(new PublishEvaluation(EVALUATION, DESK, CLOSES)).thenRefused(EVALUATION_NOT_FOUND);
  }

  @Test
  void the_clock_closes_and_publishes() {
    EvaluationTimers timers = timers();
    assertThat(timers.on(ViewSpec.recorded(EVALUATION.value(), WUHUAN, 1, opened())))
        .containsExactly(new Change.Set("close", CLOSES));
    assertThat(timers.on(ViewSpec.recorded(EVALUATION.value(), WUHUAN, 2, closed())))
        .containsExactly(
            new Change.Clear("close"), new Change.Set("publish", closed().publishBy()));
  }

  @Test
  void a_published_set_may_zero_the_service_at_once() {
    assertThat(timers().on(ViewSpec.recorded(EVALUATION.value(), WUHUAN, 3, published(1))))
        .containsExactly(new Change.Clear("publish"), new Change.Set("zero", CLOSES));
  }

  private static EvaluationTimers timers() {
    return new EvaluationTimers(
        () -> {
          throw new AssertionError("nothing is looked up");
        },
        PlainKeys::new,
        community -> List.of());
  }

  @Test
  void the_set_is_public_and_part_of_the_needs_story() {
    Evaluation state = spec.given(opened()).state();
    assertThat(Evaluations.INSTANCE.partiesOf(state)).contains(Aggregate.EVERYONE, AUTHOR);
    assertThat(Evaluations.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN);
    assertThat(Evaluations.INSTANCE.correlationOf(state)).isEqualTo(NEED);
  }

  private static ShownEvaluation seenBy(UUID person, EvaluationEvent... events) {
    EvaluationBody body =
        ViewSpec.picture(new EvaluationPicture(), EVALUATION.value(), WUHUAN, events);
    return (ShownEvaluation)
        new SealedMarks(new PlainKeys())
            .show(EVALUATION.value(), body, new Caller(person, List.of(), null));
  }

  @Test
  void before_publication_one_sees_only_what_one_has_said_oneself() {
    EvaluationEvent peer = submitted(EvaluationKind.PEER, ANNA, BO, "4");
    ShownEvaluation open = seenBy(AUTHOR, opened(), peer, rated());
    assertThat(open.means()).isNull();
    assertThat(open.counts())
        .isEqualTo(Map.of(EvaluationKind.PEER, 1, EvaluationKind.BENEFICIARY, 1));
    assertThat(open.mine()).extracting(ShownEvaluation.ShownSubmission::score).containsExactly(5);
    assertThat(seenBy(BO, opened(), peer).mine()).isEmpty();
  }

  @Test
  void once_published_everybody_sees_the_means_of_what_counts() {
    ShownEvaluation shown =
        seenBy(
            BO,
            opened(),
            submitted(EvaluationKind.PEER, ANNA, BO, "4"),
            submitted(EvaluationKind.PEER, BO, ANNA, "5"),
            rated(),
            excluded(),
            closed(),
            published(2));
    assertThat(requireNonNull(shown.means()))
        .isEqualTo(Map.of(EvaluationKind.PEER, new BigDecimal("4.50")));
  }

  @Test
  void an_amended_score_replaces_the_first() {
    assertThat(seenBy(AUTHOR, opened(), rated(), amended()).mine())
        .extracting(ShownEvaluation.ShownSubmission::score)
        .containsExactly(3);
  }

  @Test
  void the_row_names_the_task() {
    EvaluationRow row =
        requireNonNull(
            ViewSpec.row(new EvaluationListView(), EVALUATION.value(), WUHUAN, opened(), closed()));
    assertThat(List.of(row.state, row.task)).isEqualTo(List.<Object>of("CLOSED", TASK));
  }

  /** «Ciphertext» is the text itself. */
  private static final class PlainKeys implements PersonKeys {

    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      return sealed(subject, text);
    }

    @Override
    public String open(Envelope envelope, UUID stream, String field) {
      return envelope.ct();
    }

    @Override
    public void destroy(UUID subject) {}
  }
}
