package org.jiebang.needs.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.needs.need.NeedSamples.ACCEPTANCE;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.TASK;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.council.AgendaItemCommand.EndTask;
import org.jiebang.needs.council.AgendaItemId;
import org.jiebang.needs.inbound.AcceptanceFinal;
import org.jiebang.needs.inbound.MatchingFacts;
import org.jiebang.needs.inbound.TaskAbandoned;
import org.jiebang.needs.inbound.TaskCancelled;
import org.jiebang.needs.inbound.TaskClosedWithoutAward;
import org.jiebang.needs.inbound.TaskCompleted;
import org.jiebang.needs.inbound.TaskDelivered;
import org.jiebang.needs.inbound.TaskExpired;
import org.jiebang.needs.inbound.TaskFailed;
import org.jiebang.needs.inbound.TaskForfeited;
import org.jiebang.needs.inbound.TaskSentToRework;
import org.jiebang.needs.inbound.TaskStarted;
import org.jiebang.needs.inbound.TaskWithdrawn;
import org.jiebang.needs.need.NeedCommand;
import org.jiebang.needs.need.NeedCommand.BackToPlanned;
import org.jiebang.needs.need.NeedCommand.DeliverNeed;
import org.jiebang.needs.need.NeedCommand.ResolveNeed;
import org.jiebang.needs.need.NeedCommand.ReworkNeed;
import org.jiebang.needs.need.NeedCommand.StartService;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionsTest {

  /** When the first event of a {@link ViewSpec} happens. */
  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  private static final UUID NEED_ID = NEED.value();

  private static <F> void leadsTo(Reaction<F> reaction, F fact, @Nullable NeedCommand command) {
    Recorded<F> recorded = ViewSpec.recorded(TASK, TASK, 1, fact);
    List<Object> commands = new ArrayList<>();
    for (Consequence consequence : reaction.on(recorded)) {
      consequence.steps().forEach(s -> commands.add(s.command()));
      assertThat(consequence.steps().getFirst().stream()).isEqualTo(NEED_ID);
    }
    assertThat(commands).isEqualTo(command == null ? List.of() : List.of(command));
  }

  @Test
  void a_started_task_puts_its_need_in_service() {
    leadsTo(
        new WhenTaskStartedStartService(),
        new TaskStarted(TASK, NEED_ID),
        new StartService(NEED, TASK, SYSTEM, AT));
  }

  @Test
  void a_delivered_task_delivers_its_need() {
    leadsTo(
        new WhenTaskDeliveredDeliverNeed(),
        new TaskDelivered(TASK, NEED_ID),
        new DeliverNeed(NEED, TASK, SYSTEM, AT));
  }

  @Test
  void a_forfeited_task_lets_its_need_wait_again() {
    leadsTo(
        new WhenTaskForfeitedBackToPlanned(),
        new TaskForfeited(TASK, NEED_ID),
        new BackToPlanned(NEED, TASK, SYSTEM, AT));
  }

  @Test
  void a_task_sent_to_rework_takes_its_need_along() {
    leadsTo(
        new WhenTaskSentToReworkReworkNeed(),
        new TaskSentToRework(TASK, NEED_ID),
        new ReworkNeed(NEED, TASK, SYSTEM, AT));
  }

  @Test
  void a_task_that_comes_to_nothing_unplans_its_need() {
    leadsTo(new WhenTaskExpiredUnplanNeed(), new TaskExpired(TASK, NEED_ID), unplan("EXPIRED"));
    leadsTo(
        new WhenTaskCancelledUnplanNeed(), new TaskCancelled(TASK, NEED_ID), unplan("CANCELLED"));
    leadsTo(
        new WhenTaskWithdrawnUnplanNeed(), new TaskWithdrawn(TASK, NEED_ID), unplan("WITHDRAWN"));
    leadsTo(new WhenTaskFailedUnplanNeed(), new TaskFailed(TASK, NEED_ID), unplan("FAILED"));
    leadsTo(
        new WhenTaskAbandonedUnplanNeed(), new TaskAbandoned(TASK, NEED_ID), unplan("ABANDONED"));
    leadsTo(
        new WhenTaskClosedWithoutAwardUnplanNeed(),
        new TaskClosedWithoutAward(TASK, NEED_ID),
        unplan("CLOSED_WITHOUT_AWARD"));
  }

  private static UnplanNeed unplan(String how) {
    return new UnplanNeed(NEED, TASK, "TASK_" + how, SYSTEM, AT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PASSED", "PASSED_WITH_REMARKS"})
  void a_passed_acceptance_resolves_the_need(String result) {
    leadsTo(
        new WhenAcceptanceFinalResolveNeed(),
        new AcceptanceFinal(ACCEPTANCE, TASK, NEED_ID, result),
        new ResolveNeed(NEED, TASK, ACCEPTANCE, SYSTEM, AT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REWORK", "FAILED", "SOMETHING_NEW"})
  void any_other_result_does_not(String result) {
    leadsTo(
        new WhenAcceptanceFinalResolveNeed(),
        new AcceptanceFinal(ACCEPTANCE, TASK, NEED_ID, result),
        null);
  }

  @Test
  @Tag("N-11")
  void a_task_that_ended_ends_for_the_item_of_its_need() {
    var item = new AgendaItemId(UUID.fromString("01900000-0000-7000-8000-0000000001c3"));
    List<Reaction<?>> reactions = WhenTaskEndedAccountItem.all(need -> item);
    assertThat(reactions).extracting(Reaction::name).doesNotHaveDuplicates().hasSize(7);
    ends(reactions, new TaskCompleted(TASK, NEED_ID), item, "COMPLETED");
    ends(reactions, new TaskFailed(TASK, NEED_ID), item, "FAILED");
    ends(reactions, new TaskCancelled(TASK, NEED_ID), item, "CANCELLED");
    ends(reactions, new TaskWithdrawn(TASK, NEED_ID), item, "WITHDRAWN");
    ends(reactions, new TaskExpired(TASK, NEED_ID), item, "EXPIRED");
    ends(reactions, new TaskClosedWithoutAward(TASK, NEED_ID), item, "CLOSED_WITHOUT_AWARD");
    ends(reactions, new TaskAbandoned(TASK, NEED_ID), item, "ABANDONED");
    assertThat(consequences(reactions, new TaskCompleted(TASK, null))).isEmpty();
    assertThat(
            consequences(
                WhenTaskEndedAccountItem.all(need -> null), new TaskCompleted(TASK, NEED_ID)))
        .isEmpty();
  }

  private static void ends(
      List<Reaction<?>> reactions, Object fact, AgendaItemId item, String how) {
    assertThat(consequences(reactions, fact))
        .containsExactly(new EndTask(item, TASK, how, SYSTEM, AT));
  }

  private static List<Object> consequences(List<Reaction<?>> reactions, Object fact) {
    return reactions.stream()
        .filter(r -> r.fact().isInstance(fact))
        .flatMap(r -> on(r, fact).stream())
        .flatMap(c -> c.steps().stream())
        .map(s -> (Object) s.command())
        .toList();
  }

  private static <F> List<Consequence> on(Reaction<F> reaction, Object fact) {
    return reaction.on(ViewSpec.recorded(TASK, TASK, 1, reaction.fact().cast(fact)));
  }

  @Test
  void a_task_without_a_need_concerns_nobody_here() {
    leadsTo(new WhenTaskStartedStartService(), new TaskStarted(TASK, null), null);
    leadsTo(
        new WhenAcceptanceFinalResolveNeed(),
        new AcceptanceFinal(ACCEPTANCE, TASK, null, "PASSED"),
        null);
  }

  /**
   * What matching-service wrote down as its events is what we read, field by field. A build without
   * that module has nothing to compare with.
   */
  @Test
  void the_publishers_samples_say_what_we_read() throws Exception {
    Path samples = Path.of("../matching-service/src/test/resources/wire");
    assumeThat(samples).exists();
    for (Wire.EventType type : MatchingFacts.wire().types()) {
      Path sample = samples.resolve(type.name() + ".v" + type.version() + ".json");
      assertThat(sample).as("the publisher's sample of %s", type.name()).exists();
      var written = Json.EVENTS.readTree(Files.readAllBytes(sample));
      Object read = Json.EVENTS.treeToValue(written, type.type());
      Map<String, Object> fields =
          Json.EVENTS.convertValue(
              read, new com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>>() {});
      fields.remove("passed");
      assertThat(fields).as(type.name()).containsKeys("task", "need");
      fields.forEach((f, v) -> assertThat(written.get(f).asText()).as(f).isEqualTo(v));
    }
  }
}
