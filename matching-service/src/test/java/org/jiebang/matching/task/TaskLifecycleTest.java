package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.matching.task.TaskExamples.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.matching.task.TaskCommand.*;
import org.jiebang.matching.task.TaskEvent.AwardAppealed;
import org.junit.jupiter.api.Test;

class TaskLifecycleTest {

  private static final Actor SYSTEM = Actor.SYSTEM;

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(new TwoFaces(), histories(), commands()).check();
  }

  private static Map<String, Function<Task, TaskCommand>> commands() {
    var all = new LinkedHashMap<String, Function<Task, TaskCommand>>();
    all.put("draft", always(new DraftTask(TASK, WUHUAN, NEED, false, CARE, SHEET, DESK, MONDAY)));
    all.put("edit", always(new EditTask(TASK, SHEET, DESK, MONDAY)));
    all.put("post", always(new PostTask(TASK, TERMS, true, DESK, MONDAY)));
    all.put(
        "publishElsewhere",
        always(new PublishElsewhere(TASK, "ZHIYUANHUI", "zyh-1", null, DESK, MONDAY)));
    all.put(
        "claim",
        always(
            new ClaimTask(
                TASK,
                new ClaimId(DEPARTMENT.value()),
                DEPARTMENT,
                true,
                false,
                sealed(EASTS),
                EAST_OFFICE,
                MONDAY)));
    all.put("amendBid", always(new AmendBid(TASK, EASTS, sealed(EASTS), EAST_OFFICE, MONDAY)));
    all.put("withdrawClaim", always(new WithdrawClaim(TASK, EASTS, EAST_OFFICE, MONDAY)));
    all.put("closeClaims", always(new CloseClaims(TASK, texts(), SYSTEM, OPENED)));
    all.put("scoreBid", always(new ScoreBid(TASK, EASTS, "PLAN", 7, none(), PANEL, AWARDED_AT)));
    all.put(
        "award",
        always(
            new AwardClaim(
                TASK,
                EASTS,
                List.of("the better plan"),
                null,
                null,
                Map.of(WESTS, "too few people"),
                none(),
                DESK,
                AWARDED_AT)));
    all.put(
        "closeWithoutAward", always(new CloseWithoutAward(TASK, "none fits", DESK, AWARDED_AT)));
    all.put("appeal", always(new AppealAward(TASK, "unfair", WEST_OFFICE, COMMITTED_AT)));
    all.put("decideAppeal", always(new DecideAppeal(TASK, true, "fair", DISTRICT, COMMITTED_AT)));
    all.put("commit", always(new CommitTask(TASK, EAST_OFFICE, COMMITTED_AT)));
    all.put("decline", always(new DeclineAward(TASK, "exams", EAST_OFFICE, COMMITTED_AT)));
    all.put("lapseAward", always(new LapseAward(TASK, SYSTEM, CONFIRM_BY)));
    all.put(
        "plan",
        always(
            new PlanExecution(
                TASK, DEPARTMENT, true, List.of(PLANNED), EAST_OFFICE, COMMITTED_AT)));
    all.put("staff", always(new StaffTask(TASK, 2, SYSTEM, COMMITTED_AT)));
    all.put("start", always(new StartTask(TASK, false, DEPARTMENT_OFFICE, SESSION_STARTS)));
    all.put("startAtCheckIn", always(new StartTask(TASK, true, SYSTEM, SESSION_STARTS)));
    all.put(
        "deliver",
        always(
            new DeliverTask(
                TASK, "done", List.of("photo"), false, true, DEPARTMENT_OFFICE, DELIVERED_AT)));
    all.put("requestAcceptance", always(new RequestAcceptance(TASK, SYSTEM, DELIVERED_AT)));
    all.put("complete", always(new CompleteTask(TASK, SYSTEM, DELIVERED_AT)));
    all.put("sendToRework", always(new SendToRework(TASK, List.of("more"), SYSTEM, DELIVERED_AT)));
    all.put("fail", always(new FailTask(TASK, "poor", SYSTEM, DELIVERED_AT)));
    all.put("resumeWork", always(new ResumeWork(TASK, DEPARTMENT_OFFICE, DELIVERED_AT)));
    all.put("abandon", always(new AbandonTask(TASK, "flood", DESK, DELIVERED_AT)));
    all.put("giveUp", always(new GiveUpTask(TASK, "exams", EAST_OFFICE, COMMITTED_AT)));
    all.put("cancel", always(new CancelTask(TASK, "flood", true, false, DESK, COMMITTED_AT)));
    all.put("withdraw", always(new WithdrawTask(TASK, "moved", false, DESK, COMMITTED_AT)));
    return all;
  }

  /**
   * CLAIMED has two faces, sealed and opened, and an award may be under appeal or not: a state of
   * the table is shown to each command with the face that the command is about.
   */
  private static final class TwoFaces implements Aggregate<TaskCommand, Task, TaskEvent> {

    private final Decider<TaskCommand, Task, TaskEvent> real = Tasks.INSTANCE.decider();

    @Override
    public String name() {
      return Tasks.INSTANCE.name();
    }

    @Override
    public Class<TaskEvent> events() {
      return TaskEvent.class;
    }

    @Override
    public String stateOf(Task state) {
      return Tasks.INSTANCE.stateOf(state);
    }

    @Override
    public UUID tenantOf(Task state) {
      return Tasks.INSTANCE.tenantOf(state);
    }

    @Override
    public Decider<TaskCommand, Task, TaskEvent> decider() {
      return new Decider<>() {
        @Override
        public Task initial() {
          return real.initial();
        }

        @Override
        public List<TaskEvent> decide(TaskCommand command, Task state) {
          return real.decide(command, face(command, state));
        }

        @Override
        public Task evolve(Task state, TaskEvent event) {
          return real.evolve(state, event);
        }
      };
    }

    private Task face(TaskCommand command, Task state) {
      boolean afterOpening =
          command instanceof ScoreBid
              || command instanceof AwardClaim
              || command instanceof CloseWithoutAward;
      if (afterOpening && state instanceof Task.Claimed) {
        Task opened = real.evolve(state, opened());
        for (TaskEvent score : List.of(scored(EASTS, "EXPERIENCE", 9), scored(EASTS, "PLAN", 8))) {
          opened = real.evolve(opened, score);
        }
        return opened;
      }
      boolean appealable =
          List.of("AWARDED", "COMMITTED", "PLANNED", "STAFFED").contains(stateOf(state));
      return command instanceof DecideAppeal && appealable
          ? real.evolve(state, new AwardAppealed(TASK, WESTS, WEST, "unfair", COMMITTED_AT))
          : state;
    }
  }
}
