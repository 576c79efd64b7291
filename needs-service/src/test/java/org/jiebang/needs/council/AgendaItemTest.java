package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.council.AgendaItemRefusal.DUPLICATE_TOPIC;
import static org.jiebang.needs.council.AgendaItemRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.council.AgendaItemRefusal.ITEM_NOT_ADOPTED;
import static org.jiebang.needs.council.AgendaItemRefusal.MEETING_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.MEETING_NOT_CONVENED;
import static org.jiebang.needs.council.AgendaItemRefusal.NOT_PRESENT;
import static org.jiebang.needs.council.AgendaItemRefusal.NO_QUORUM;
import static org.jiebang.needs.council.AgendaItemRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.council.AgendaItemRefusal.TASKS_OPEN;
import static org.jiebang.needs.council.AgendaItemRefusal.TASK_NOT_KNOWN;
import static org.jiebang.needs.council.AgendaItemRefusal.TASK_SERVES_OTHER_NEED;
import static org.jiebang.needs.council.CouncilSamples.ANN;
import static org.jiebang.needs.council.CouncilSamples.BO;
import static org.jiebang.needs.council.CouncilSamples.CHAIR;
import static org.jiebang.needs.council.CouncilSamples.COUNCIL;
import static org.jiebang.needs.council.CouncilSamples.ITEM;
import static org.jiebang.needs.council.CouncilSamples.MEETING;
import static org.jiebang.needs.council.CouncilSamples.OTHER_MEETING;
import static org.jiebang.needs.council.CouncilSamples.SAID;
import static org.jiebang.needs.council.CouncilSamples.TASK_1;
import static org.jiebang.needs.council.CouncilSamples.TASK_2;
import static org.jiebang.needs.council.CouncilSamples.VOTE;
import static org.jiebang.needs.council.CouncilSamples.YES_NO;
import static org.jiebang.needs.council.CouncilSamples.and;
import static org.jiebang.needs.council.CouncilSamples.attendance;
import static org.jiebang.needs.council.CouncilSamples.chair;
import static org.jiebang.needs.council.CouncilSamples.decided;
import static org.jiebang.needs.council.CouncilSamples.executing;
import static org.jiebang.needs.council.CouncilSamples.items;
import static org.jiebang.needs.council.CouncilSamples.member;
import static org.jiebang.needs.council.CouncilSamples.minute;
import static org.jiebang.needs.council.CouncilSamples.proposed;
import static org.jiebang.needs.council.CouncilSamples.quorate;
import static org.jiebang.needs.council.CouncilSamples.roster;
import static org.jiebang.needs.need.NeedSamples.NEED;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.OTHER;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.by;
import static org.jiebang.needs.need.NeedSamples.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.council.AgendaItemBody.Decision;
import org.jiebang.needs.council.AgendaItemCommand.AccountItem;
import org.jiebang.needs.council.AgendaItemCommand.AssignItem;
import org.jiebang.needs.council.AgendaItemCommand.CastVote;
import org.jiebang.needs.council.AgendaItemCommand.CloseVote;
import org.jiebang.needs.council.AgendaItemCommand.Contribute;
import org.jiebang.needs.council.AgendaItemCommand.DecideTie;
import org.jiebang.needs.council.AgendaItemCommand.DeferItem;
import org.jiebang.needs.council.AgendaItemCommand.EndTask;
import org.jiebang.needs.council.AgendaItemCommand.IssueBallotPaper;
import org.jiebang.needs.council.AgendaItemCommand.MoveOn;
import org.jiebang.needs.council.AgendaItemCommand.OpenDiscussion;
import org.jiebang.needs.council.AgendaItemCommand.OpenVote;
import org.jiebang.needs.council.AgendaItemCommand.OverrideDecision;
import org.jiebang.needs.council.AgendaItemCommand.ProposeItem;
import org.jiebang.needs.council.AgendaItemCommand.ReturnItem;
import org.jiebang.needs.council.AgendaItemCommand.ScheduleItem;
import org.jiebang.needs.council.AgendaItemCommand.UnscheduleItem;
import org.jiebang.needs.council.AgendaItemCommand.WithdrawItem;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemAccounted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemExecuted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemReturned;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemScheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemUnscheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemWithdrawn;
import org.jiebang.needs.council.AgendaItemEvent.AgendaTaskEnded;
import org.jiebang.needs.council.AgendaItemEvent.ContributionRecorded;
import org.jiebang.needs.council.AgendaItemEvent.DecisionOverridden;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionMovedOn;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionOpened;
import org.jiebang.needs.council.Choice.Answer;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgendaItemTest {

  private static final UUID SPOKEN = new UUID(7, 7);

  private final DeciderSpec<AgendaItemCommand, AgendaItem, AgendaItemEvent> spec =
      DeciderSpec.of(new AgendaItemDecider());

  private static ProposeItem propose(boolean open) {
    return new ProposeItem(
        ITEM, WUHUAN, COUNCIL, "二次供水改造", List.of(NEED, OTHER), open, member(ANN), NINE);
  }

  private static ScheduleItem schedule(MeetingId meeting, BodyId of, Actor by) {
    return new ScheduleItem(ITEM, roster(), meeting, of, 30, by, NINE);
  }

  private static OpenDiscussion discuss(Attendance attendance, Actor by) {
    return new OpenDiscussion(ITEM, roster(), attendance, by, NINE);
  }

  private static MoveOn moveOn(DiscussionStage stage, Actor by) {
    return new MoveOn(ITEM, roster(), stage, by, NINE);
  }

  private static Contribute contribute(UUID who) {
    return new Contribute(ITEM, SPOKEN, quorate(), SAID, member(who), NINE);
  }

  private static OverrideDecision override(Outcome outcome) {
    return new OverrideDecision(ITEM, outcome, "与上级规划相冲突,改为不通过", by("DIS", BO), NINE);
  }

  private static WithdrawItem withdraw(@Nullable MeetingId from, Actor by) {
    return new WithdrawItem(ITEM, roster(), from, by, NINE);
  }

  private static EndTask end(UUID task) {
    return new EndTask(ITEM, task, "COMPLETED", SYSTEM, NINE);
  }

  private List<AgendaItemEvent> past(String state) {
    return requireNonNull(items().get(state));
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<AgendaItem, AgendaItemCommand>> commands = new LinkedHashMap<>();
    commands.put("propose", always(propose(false)));
    commands.put("schedule", always(schedule(MEETING, COUNCIL, chair())));
    commands.put("unschedule", always(new UnscheduleItem(ITEM, roster(), MEETING, chair(), NINE)));
    commands.put("return", always(new ReturnItem(ITEM, MEETING, chair(), NINE)));
    commands.put("openDiscussion", always(discuss(quorate(), chair())));
    commands.put("moveOn", always(moveOn(DiscussionStage.IDEA, chair())));
    commands.put("contribute", always(contribute(ANN)));
    commands.put(
        "openVote",
        always(
            new OpenVote(
                ITEM, roster(), quorate(), VOTE, YES_NO, minute(60), null, null, chair(), NINE)));
    commands.put(
        "castVote",
        always(new CastVote(ITEM, quorate(), Choice.of(Answer.YES), member(ANN), NINE)));
    commands.put(
        "issueBallotPaper", always(new IssueBallotPaper(ITEM, quorate(), "h", member(ANN), NINE)));
    commands.put("closeVote", always(new CloseVote(ITEM, roster(), List.of(), chair(), NINE)));
    commands.put(
        "decideTie", always(new DecideTie(ITEM, roster(), List.of("YES"), "急", chair(), NINE)));
    commands.put("defer", always(new DeferItem(ITEM, roster(), "资料不足", chair(), NINE)));
    commands.put("override", always(override(Outcome.REJECTED)));
    commands.put(
        "assign",
        always(new AssignItem(ITEM, List.of(going(TASK_1), going(TASK_2)), desk(), NINE)));
    commands.put("endTask", always(end(TASK_1)));
    commands.put("account", always(new AccountItem(ITEM, List.of(going(TASK_1)), desk(), NINE)));
    commands.put(
        "withdraw",
        state ->
            withdraw(state instanceof AgendaItem.Tabled item ? item.meeting() : null, member(ANN)));
    new LifecycleWalk<>(AgendaItems.INSTANCE, items(), commands).check();
  }

  @Test
  @Tag("N-08")
  void an_item_brings_needs_before_the_council() {
    spec.when(propose(false)).then(proposed(ANN));
  }

  @Test
  @Tag("N-08")
  void a_topic_is_before_the_council_once() {
    spec.when(propose(true)).thenRefused(DUPLICATE_TOPIC);
  }

  @Test
  @Tag("N-08")
  void an_item_is_part_of_the_story_of_its_first_need() {
    assertThat(AgendaItems.INSTANCE.correlationOf(spec.given(proposed(ANN)).state()))
        .isEqualTo(NEED.value());
  }

  @Test
  void only_the_chair_runs_the_agenda() {
    Actor ann = member(ANN);
    spec.given(past("PROPOSED"))
        .when(schedule(MEETING, COUNCIL, ann))
        .thenRefused(ROLE_NOT_ALLOWED);
    spec.given(past("SCHEDULED"))
        .when(new UnscheduleItem(ITEM, roster(), MEETING, ann, NINE))
        .thenRefused(ROLE_NOT_ALLOWED);
    spec.given(past("SCHEDULED")).when(discuss(quorate(), ann)).thenRefused(ROLE_NOT_ALLOWED);
    spec.given(past("DISCUSSING"))
        .when(moveOn(DiscussionStage.IDEA, ann))
        .thenRefused(ROLE_NOT_ALLOWED);
    spec.given(past("VOTING"))
        .when(new DeferItem(ITEM, roster(), "资料不足", ann, NINE))
        .thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void a_meeting_of_another_body_is_not_there_for_an_item() {
    spec.given(past("PROPOSED"))
        .when(schedule(MEETING, new BodyId(new UUID(9, 9)), chair()))
        .thenRefused(MeetingRefusal.MEETING_NOT_FOUND);
  }

  @Test
  void a_deferred_item_may_be_scheduled_again() {
    spec.given(past("DEFERRED"))
        .when(schedule(OTHER_MEETING, COUNCIL, chair()))
        .then(new AgendaItemScheduled(ITEM, OTHER_MEETING, 30, NINE));
  }

  @Test
  void who_looked_at_another_agenda_a_moment_ago_looks_again() {
    spec.given(past("SCHEDULED"))
        .when(new UnscheduleItem(ITEM, roster(), OTHER_MEETING, chair(), NINE))
        .thenRefused(ILLEGAL_TRANSITION);
    spec.given(past("SCHEDULED")).when(withdraw(null, member(ANN))).thenRefused(ILLEGAL_TRANSITION);
    var elsewhere = new Attendance(OTHER_MEETING, MeetingPhase.CONVENED, Set.of(CHAIR, ANN, BO), 3);
    spec.given(past("SCHEDULED")).when(discuss(elsewhere, chair())).thenRefused(ILLEGAL_TRANSITION);
    spec.given(past("SCHEDULED"))
        .when(new UnscheduleItem(ITEM, roster(), MEETING, chair(), NINE))
        .then(new AgendaItemUnscheduled(ITEM, MEETING, NINE));
  }

  @Test
  void without_a_quorum_nothing_is_discussed() {
    spec.given(past("SCHEDULED"))
        .when(discuss(attendance(CHAIR, ANN), chair()))
        .thenRefused(NO_QUORUM);
    spec.given(past("SCHEDULED"))
        .when(discuss(quorate(), chair()))
        .then(new DiscussionOpened(ITEM, NINE));
  }

  @Test
  void before_and_after_its_meeting_nothing_is_discussed() {
    var before = new Attendance(MEETING, MeetingPhase.PLANNED, Set.of(), 1);
    spec.given(past("SCHEDULED")).when(discuss(before, chair())).thenRefused(MEETING_NOT_CONVENED);
    var after = new Attendance(MEETING, MeetingPhase.CLOSED, Set.of(), 1);
    spec.given(past("SCHEDULED")).when(discuss(after, chair())).thenRefused(MEETING_CLOSED);
  }

  @Test
  @Tag("N-10")
  void a_discussion_goes_from_the_problem_to_an_idea_to_a_method() {
    List<AgendaItemEvent> discussing = past("DISCUSSING");
    var idea = new DiscussionMovedOn(ITEM, DiscussionStage.IDEA, NINE);
    spec.given(discussing).when(moveOn(DiscussionStage.IDEA, chair())).then(idea);
    spec.given(and(discussing, idea))
        .when(moveOn(DiscussionStage.METHOD, chair()))
        .then(new DiscussionMovedOn(ITEM, DiscussionStage.METHOD, NINE));
    spec.given(and(discussing, idea))
        .when(moveOn(DiscussionStage.PROBLEM, chair()))
        .thenRefused(ILLEGAL_TRANSITION);
  }

  @Test
  @Tag("N-10")
  void what_a_member_says_belongs_to_the_stage() {
    spec.given(past("DISCUSSING"))
        .when(contribute(ANN))
        .then(new ContributionRecorded(ITEM, SPOKEN, DiscussionStage.PROBLEM, ANN, SAID, NINE));
    spec.given(and(past("DISCUSSING"), new DiscussionMovedOn(ITEM, DiscussionStage.METHOD, NINE)))
        .when(contribute(ANN))
        .then(new ContributionRecorded(ITEM, SPOKEN, DiscussionStage.METHOD, ANN, SAID, NINE));
  }

  @Test
  @Tag("N-10")
  void who_is_not_present_has_no_say() {
    spec.given(past("DISCUSSING")).when(contribute(CouncilSamples.CAI)).thenRefused(NOT_PRESENT);
  }

  @Test
  void a_cancelled_meeting_gives_its_items_back_but_not_what_is_decided() {
    spec.given(past("VOTING"))
        .when(new ReturnItem(ITEM, MEETING, chair(), NINE))
        .then(new AgendaItemReturned(ITEM, MEETING, NINE));
    spec.given(past("SCHEDULED"))
        .when(new ReturnItem(ITEM, OTHER_MEETING, chair(), NINE))
        .thenNothing();
    spec.given(past("ADOPTED")).when(new ReturnItem(ITEM, MEETING, chair(), NINE)).thenNothing();
  }

  @Test
  void the_districts_word_stands_beside_the_vote() {
    AgendaItemBody body = body(and(decided(Outcome.ADOPTED), overridden()));
    assertThat(body.state()).isEqualTo("REJECTED");
    assertThat(requireNonNull(body.decision()).outcome()).isEqualTo(Outcome.ADOPTED);
    assertThat(requireNonNull(requireNonNull(body.vote()).result()).adopted()).isTrue();
    assertThat(body.override())
        .isEqualTo(new Decision(Outcome.REJECTED, List.of(), "与上级规划相冲突", NINE));
  }

  @Test
  void what_the_district_has_turned_down_is_not_carried_out() {
    spec.given(and(decided(Outcome.ADOPTED), overridden()))
        .when(new AssignItem(ITEM, List.of(going(TASK_1)), desk(), NINE))
        .thenRefused(ITEM_NOT_ADOPTED);
  }

  private static DecisionOverridden overridden() {
    return new DecisionOverridden(ITEM, Outcome.REJECTED, "与上级规划相冲突", NINE);
  }

  @Test
  @Tag("N-11")
  void a_decision_names_the_tasks_that_follow() {
    spec.given(past("ADOPTED"))
        .when(new AssignItem(ITEM, List.of(going(TASK_1), going(TASK_2)), desk(), NINE))
        .then(new AgendaItemExecuted(ITEM, List.of(TASK_1, TASK_2), NINE));
  }

  @Test
  @Tag("N-11")
  void with_the_last_task_it_is_accounted_for() {
    List<AgendaItemEvent> two =
        and(past("ADOPTED"), new AgendaItemExecuted(ITEM, List.of(TASK_1, TASK_2), NINE));
    var first = new AgendaTaskEnded(ITEM, TASK_1, "COMPLETED", NINE);
    spec.given(two).when(end(TASK_1)).then(first);
    spec.given(and(two, first))
        .when(end(TASK_2))
        .then(
            new AgendaTaskEnded(ITEM, TASK_2, "COMPLETED", NINE),
            new AgendaItemAccounted(ITEM, NINE));
    spec.given(and(two, first)).when(end(TASK_1)).thenNothing();
    spec.given(and(two, first))
        .when(new AccountItem(ITEM, List.of(going(TASK_1)), desk(), NINE))
        .thenRefused(TASKS_OPEN);
  }

  private static BoardTask going(UUID task) {
    return new BoardTask(task, WUHUAN, NEED, null);
  }

  private static BoardTask over(UUID task) {
    return new BoardTask(task, WUHUAN, NEED, "EXPIRED");
  }

  @Test
  @Tag("N-11")
  void a_task_that_nobody_has_heard_of_is_too_early() {
    spec.given(past("ADOPTED"))
        .when(new AssignItem(ITEM, List.of(new BoardTask(TASK_1, null, null, null)), desk(), NINE))
        .thenRefused(TASK_NOT_KNOWN);
  }

  @Test
  @Tag("N-11")
  void another_communitys_task_is_as_if_nobody_had_heard_of_it() {
    var elsewhere = new BoardTask(TASK_1, new CommunityId(new UUID(7, 7)), NEED, null);
    spec.given(past("ADOPTED"))
        .when(new AssignItem(ITEM, List.of(elsewhere), desk(), NINE))
        .thenRefused(TASK_NOT_KNOWN);
  }

  @Test
  @Tag("N-11")
  void a_task_for_another_need_does_not_carry_out_this_decision() {
    for (BoardTask other :
        List.of(
            new BoardTask(TASK_1, WUHUAN, null, null),
            new BoardTask(TASK_1, WUHUAN, new NeedId(new UUID(7, 8)), null))) {
      spec.given(past("ADOPTED"))
          .when(new AssignItem(ITEM, List.of(going(TASK_2), other), desk(), NINE))
          .thenRefused(TASK_SERVES_OTHER_NEED);
    }
  }

  @Test
  @Tag("N-11")
  void what_has_ended_unheard_is_heard_of_when_it_is_named_and_when_the_books_are_closed() {
    var ended = new AgendaTaskEnded(ITEM, TASK_1, "EXPIRED", NINE);
    spec.given(past("ADOPTED"))
        .when(new AssignItem(ITEM, List.of(over(TASK_1)), desk(), NINE))
        .then(
            new AgendaItemExecuted(ITEM, List.of(TASK_1), NINE),
            ended,
            new AgendaItemAccounted(ITEM, NINE));
    spec.given(and(past("ADOPTED"), new AgendaItemExecuted(ITEM, List.of(TASK_1), NINE)))
        .when(new AccountItem(ITEM, List.of(over(TASK_1)), desk(), NINE))
        .then(ended, new AgendaItemAccounted(ITEM, NINE));
  }

  @Test
  @Tag("N-11")
  void a_task_that_ended_before_it_was_named_counts() {
    spec.given(and(past("ADOPTED"), new AgendaTaskEnded(ITEM, TASK_1, "EXPIRED", NINE)))
        .when(new AssignItem(ITEM, List.of(going(TASK_1)), desk(), NINE))
        .then(
            new AgendaItemExecuted(ITEM, List.of(TASK_1), NINE),
            new AgendaItemAccounted(ITEM, NINE));
  }

  @Test
  @Tag("N-11")
  void a_task_of_something_else_does_not_count() {
    spec.given(executing()).when(end(TASK_2)).thenNothing();
  }

  @Test
  void the_proposer_withdraws_and_the_chair_what_the_list_brought() {
    spec.given(proposed(ANN))
        .when(withdraw(null, member(ANN)))
        .then(new AgendaItemWithdrawn(ITEM, NINE));
    spec.given(proposed(ANN)).when(withdraw(null, chair())).thenRefused(ROLE_NOT_ALLOWED);
    spec.given(proposed(null))
        .when(withdraw(null, chair()))
        .then(new AgendaItemWithdrawn(ITEM, NINE));
    spec.given(proposed(null)).when(withdraw(null, member(ANN))).thenRefused(ROLE_NOT_ALLOWED);
  }

  private static AgendaItemBody body(List<AgendaItemEvent> events) {
    return ViewSpec.picture(
        new AgendaItemPicture(),
        ITEM.value(),
        WUHUAN.value(),
        events.toArray(AgendaItemEvent[]::new));
  }

  @Test
  void the_picture_says_how_far_it_has_come() throws Exception {
    assertThat(items())
        .allSatisfy((state, past) -> assertThat(body(past).state()).isEqualTo(state));
    AgendaItemBody body =
        body(and(executing(), new AgendaTaskEnded(ITEM, TASK_1, "COMPLETED", NINE)));
    assertThat(body.tasks()).containsExactly(TASK_1);
    assertThat(body.ended())
        .containsExactly(new AgendaItemBody.EndedTask(TASK_1, "COMPLETED", NINE));
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), AgendaItemBody.class))
        .isEqualTo(body);
  }

  @Test
  void a_returned_item_is_as_if_it_had_not_been_there() {
    AgendaItemBody body = body(and(past("VOTING"), new AgendaItemReturned(ITEM, MEETING, NINE)));
    assertThat(body).isEqualTo(body(past("PROPOSED")));
  }

  @Test
  void the_row_has_the_columns_of_the_list() {
    AgendaItemRow row =
        requireNonNull(
            ViewSpec.<AgendaItemRow, AgendaItemEvent>row(
                new AgendaItemsView(),
                ITEM.value(),
                WUHUAN.value(),
                proposed(ANN),
                new AgendaItemScheduled(ITEM, MEETING, 30, NINE)));
    assertThat(row.council).isEqualTo(COUNCIL.value());
    assertThat(row.meeting).isEqualTo(MEETING.value());
  }
}
