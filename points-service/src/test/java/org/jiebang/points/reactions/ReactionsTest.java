package org.jiebang.points.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.points.account.AccountExamples.ACCOUNT;
import static org.jiebang.points.account.AccountExamples.LI;
import static org.jiebang.points.account.AccountExamples.NEED;
import static org.jiebang.points.account.AccountExamples.TASK;
import static org.jiebang.points.account.AccountExamples.lot;
import static org.jiebang.points.account.AccountExamples.record;
import static org.jiebang.points.scheme.LocalRules.CARE;
import static org.jiebang.points.scheme.LocalRules.WUHUAN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.InMemoryStreams;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountCommand.CorrectEarning;
import org.jiebang.points.account.AccountCommand.EarnPoints;
import org.jiebang.points.account.AccountCommand.OpenAccount;
import org.jiebang.points.account.AccountCommand.ReversePoints;
import org.jiebang.points.account.AccountExamples;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.Balance;
import org.jiebang.points.account.OwnerKind;
import org.jiebang.points.account.ReversalReason;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.Evidence;
import org.jiebang.points.inbound.MatchingFacts.AcceptanceFinal;
import org.jiebang.points.inbound.MatchingFacts.RecordCorrected;
import org.jiebang.points.inbound.MatchingFacts.RecordVoided;
import org.jiebang.points.inbound.MatchingFacts.ServiceConfirmed;
import org.jiebang.points.inbound.MatchingFacts.ServiceZeroed;
import org.jiebang.points.inbound.MatchingFacts.TaskFailed;
import org.jiebang.points.inbound.RecordId;
import org.jiebang.points.inbound.TaskId;
import org.jiebang.points.scheme.LocalRules;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.Rules;
import org.jiebang.points.scheme.SchemeEvent.RuleSetDrafted;
import org.jiebang.points.scheme.SchemeEvent.RuleSetPublished;
import org.jiebang.points.scheme.SchemeId;
import org.jiebang.points.scheme.SchemesInForce;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When this happens in matching-service, that is asked of accounts here. */
class ReactionsTest {

  /** When the first event of a {@link ViewSpec} happens. */
  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  private static final Instant ENDED = Instant.parse("2026-03-01T08:00:00Z");
  private static final Rules RULES = LocalRules.aPointAMinute().rules();
  private static final RuleSet SET =
      new RuleSet(SchemeId.of(WUHUAN), 1, ENDED.minusSeconds(60), RULES);

  /** Where the fact stands: the part of its stream, and its first place there. */
  private static final String SOURCE = "matching/1/1";

  private final InMemoryStreams streams = new InMemoryStreams();
  private final Services services = new Services();
  private final EarnedHere earned = new EarnedHere(() -> streams);
  private final SchemesInForce schemes = new SchemesInForce(() -> streams);

  /** What the inbound rows say, by hand. */
  private static final class Services implements ConfirmedServices {
    private final List<Confirmed> known = new ArrayList<>();
    private final Set<TaskId> accepted = new HashSet<>();

    void knows(int record) {
      known.add(new Confirmed(record(record), TASK, WUHUAN, LI, CARE, ENDED, false));
    }

    @Override
    public @Nullable Confirmed of(RecordId record) {
      return known.stream().filter(c -> c.record().equals(record)).findFirst().orElse(null);
    }

    @Override
    public List<Confirmed> ofTask(TaskId task) {
      return known.stream().filter(c -> c.task().equals(task)).toList();
    }

    @Override
    public boolean accepted(TaskId task) {
      return accepted.contains(task);
    }
  }

  private void published() {
    UUID scheme = SchemeId.of(WUHUAN).value();
    streams.past(
        scheme,
        List.of(
            new RuleSetDrafted(SET.scheme(), WUHUAN, 1, SET.effectiveFrom(), RULES, AT),
            new RuleSetPublished(SET.scheme(), WUHUAN, 1, SET.effectiveFrom(), RULES, null, AT)));
  }

  private void earnedAlready(int record, int minutes) {
    services.knows(record);
    if (streams.of(ACCOUNT.value()).isEmpty()) {
      streams.past(ACCOUNT.value(), AccountExamples.after(AccountExamples.open()));
    }
    streams.run(
        List.of(
            Step.of(Accounts.INSTANCE, ACCOUNT.value(), AccountExamples.earn(record, minutes))));
  }

  private static <F> Recorded<F> recorded(F fact) {
    return ViewSpec.recorded(new UUID(1, 1), WUHUAN.value(), 1, fact);
  }

  private static <F> List<AccountCommand> commands(Reaction<F> reaction, F fact) {
    var commands = new ArrayList<AccountCommand>();
    reaction
        .on(recorded(fact))
        .forEach(
            consequence -> {
              assertThat(consequence.steps()).hasSize(1);
              assertThat(consequence.steps().getFirst().stream()).isEqualTo(ACCOUNT.value());
              commands.add((AccountCommand) consequence.steps().getFirst().command());
            });
    return commands;
  }

  private Balance balance() {
    return ((Opened) streams.load(Accounts.INSTANCE, ACCOUNT.value()).state()).balance();
  }

  private static ServiceConfirmed confirmed(int record, int minutes) {
    return new ServiceConfirmed(
        record(record), TASK, NEED, WUHUAN, LI, CARE, ENDED, minutes, Evidence.TIMED, AT);
  }

  private static ReversePoints reverse(int record, ReversalReason reason) {
    return new ReversePoints(
        ACCOUNT.entry("reversed", AT, record(record).value(), new UUID(1, 1)),
        record(record),
        reason,
        SOURCE,
        AT);
  }

  @Test
  void a_confirmed_service_opens_the_account_and_earns_under_the_rules_of_its_end() {
    published();
    assertThat(commands(new WhenServiceConfirmedEarnPoints(services, schemes), confirmed(1, 90)))
        .containsExactly(
            new OpenAccount(ACCOUNT, LI, OwnerKind.VOLUNTEER, WUHUAN, AT),
            new EarnPoints(
                ACCOUNT.entry("earned", AT, record(1).value()),
                lot(1),
                record(1),
                TASK,
                NEED,
                CARE,
                Evidence.TIMED,
                90,
                ENDED,
                true,
                SET,
                SOURCE,
                AT));
  }

  @Test
  void a_service_that_ended_before_the_scheme_has_no_rules() {
    var earn =
        (EarnPoints)
            commands(new WhenServiceConfirmedEarnPoints(services, schemes), confirmed(1, 90))
                .get(1);
    assertThat(earn.ruleSet()).isNull();
  }

  @Test
  void a_voided_record_is_told_as_not_confirmed() {
    services.known.add(
        new ConfirmedServices.Confirmed(record(1), TASK, WUHUAN, LI, CARE, ENDED, true));
    var earn =
        (EarnPoints)
            commands(new WhenServiceConfirmedEarnPoints(services, schemes), confirmed(1, 90))
                .get(1);
    assertThat(earn.confirmed()).isFalse();
  }

  @Test
  void what_is_confirmed_after_the_acceptance_is_active_at_once() {
    published();
    services.accepted.add(TASK);
    var reaction = new WhenServiceConfirmedEarnPoints(services, schemes);
    assertThat(commands(reaction, confirmed(1, 90))).contains(new ActivateLot(lot(1), AT));
    streams.follow(reaction.on(recorded(confirmed(1, 90))));
    assertThat(balance().available()).isEqualTo(90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PASSED", "PASSED_WITH_REMARKS"})
  void a_passed_acceptance_makes_all_its_services_spendable(String result) {
    earnedAlready(1, 60);
    earnedAlready(2, 30);
    services.knows(3); // honour hours: they earned nothing here
    var reaction = new WhenAcceptanceFinalSettlePoints(services, earned);
    var fact = new AcceptanceFinal(TASK, WUHUAN, result, AT);
    assertThat(commands(reaction, fact))
        .containsExactly(new ActivateLot(lot(1), AT), new ActivateLot(lot(2), AT));
    streams.follow(reaction.on(recorded(fact)));
    assertThat(balance().available()).isEqualTo(90);
  }

  @Test
  void a_failed_acceptance_takes_the_points_back() {
    earnedAlready(1, 60);
    assertThat(
            commands(
                new WhenAcceptanceFinalSettlePoints(services, earned),
                new AcceptanceFinal(TASK, WUHUAN, "FAILED", AT)))
        .containsExactly(reverse(1, ReversalReason.TASK_FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REWORK", "SOMETHING_NEW"})
  void any_other_result_changes_nothing(String result) {
    earnedAlready(1, 60);
    assertThat(
            commands(
                new WhenAcceptanceFinalSettlePoints(services, earned),
                new AcceptanceFinal(TASK, WUHUAN, result, AT)))
        .isEmpty();
  }

  @Test
  void a_corrected_record_earns_what_it_would_have_earned() {
    published();
    earnedAlready(1, 60);
    var reaction = new WhenRecordCorrectedCorrectEarning(services, earned, schemes);
    var fact = new RecordCorrected(record(1), TASK, WUHUAN, LI, 45, AT);
    assertThat(commands(reaction, fact))
        .containsExactly(
            new CorrectEarning(
                ACCOUNT.entry("corrected", AT, record(1).value(), new UUID(1, 1)),
                record(1),
                CARE,
                45,
                SET,
                SOURCE,
                AT));
    streams.follow(reaction.on(recorded(fact)));
    assertThat(balance().pending()).isEqualTo(45);
  }

  @Test
  void a_correction_after_the_acceptance_is_active_at_once() {
    published();
    earnedAlready(1, 0);
    services.accepted.add(TASK);
    streams.follow(
        new WhenRecordCorrectedCorrectEarning(services, earned, schemes)
            .on(recorded(new RecordCorrected(record(1), TASK, WUHUAN, LI, 45, AT))));
    assertThat(balance().available()).isEqualTo(45);
  }

  @Test
  void a_voided_record_is_clawed_back() {
    earnedAlready(1, 60);
    assertThat(
            commands(
                new WhenRecordVoidedClawBackPoints(services, earned),
                new RecordVoided(record(1), TASK, WUHUAN, LI, AT)))
        .containsExactly(reverse(1, ReversalReason.RECORD_VOIDED));
  }

  @Test
  void a_zeroed_service_is_reversed() {
    earnedAlready(1, 60);
    assertThat(
            commands(
                new WhenServiceZeroedReversePoints(services, earned),
                new ServiceZeroed(record(1), TASK, WUHUAN, LI, AT)))
        .containsExactly(reverse(1, ReversalReason.SERVICE_ZEROED));
  }

  @Test
  void a_failed_task_reverses_all_its_services_once() {
    earnedAlready(1, 60);
    earnedAlready(2, 30);
    var reaction = new WhenTaskFailedReversePoints(services, earned);
    var fact = new TaskFailed(TASK, WUHUAN, AT);
    assertThat(commands(reaction, fact))
        .containsExactly(
            reverse(1, ReversalReason.TASK_FAILED), reverse(2, ReversalReason.TASK_FAILED));
    streams.follow(reaction.on(recorded(fact)));
    int events = streams.of(ACCOUNT.value()).size();
    streams.follow(reaction.on(recorded(fact)));
    assertThat(streams.of(ACCOUNT.value())).hasSize(events);
    assertThat(balance()).isEqualTo(new Balance(List.of(), List.of(), 0));
  }

  @Test
  void what_earned_nothing_here_concerns_nobody_here() {
    services.knows(1);
    for (int record : new int[] {1, 2}) {
      assertThat(
              commands(
                  new WhenRecordVoidedClawBackPoints(services, earned),
                  new RecordVoided(record(record), TASK, WUHUAN, LI, AT)))
          .isEmpty();
      assertThat(
              commands(
                  new WhenServiceZeroedReversePoints(services, earned),
                  new ServiceZeroed(record(record), TASK, WUHUAN, LI, AT)))
          .isEmpty();
      assertThat(
              commands(
                  new WhenRecordCorrectedCorrectEarning(services, earned, schemes),
                  new RecordCorrected(record(record), TASK, WUHUAN, LI, 45, AT)))
          .isEmpty();
    }
    assertThat(
            commands(
                new WhenTaskFailedReversePoints(services, earned),
                new TaskFailed(TASK, WUHUAN, AT)))
        .isEmpty();
  }

  /** Command ids derive from these names, so a changed one would make every fact happen again. */
  @Test
  void reactions_keep_their_names() {
    assertThat(
            List.of(
                new WhenServiceConfirmedEarnPoints(services, schemes).name(),
                new WhenAcceptanceFinalSettlePoints(services, earned).name(),
                new WhenRecordCorrectedCorrectEarning(services, earned, schemes).name(),
                new WhenRecordVoidedClawBackPoints(services, earned).name(),
                new WhenServiceZeroedReversePoints(services, earned).name(),
                new WhenTaskFailedReversePoints(services, earned).name()))
        .containsExactly(
            "earn-points-when-service-confirmed",
            "settle-points-when-acceptance-final",
            "correct-earning-when-record-corrected",
            "claw-back-points-when-record-voided",
            "reverse-points-when-service-zeroed",
            "reverse-points-when-task-failed");
  }
}
