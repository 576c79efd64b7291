package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.util.List;
import org.jiebang.matching.task.Task.Post;
import org.jiebang.matching.task.TaskCommand.DraftTask;
import org.jiebang.matching.task.TaskCommand.EditTask;
import org.jiebang.matching.task.TaskCommand.PostTask;
import org.jiebang.matching.task.TaskCommand.PublishElsewhere;
import org.jiebang.matching.task.TaskEvent.TaskAmended;
import org.jiebang.matching.task.TaskEvent.TaskDrafted;
import org.jiebang.matching.task.TaskEvent.TaskEdited;
import org.jiebang.matching.task.TaskEvent.TaskPosted;
import org.jiebang.matching.task.TaskEvent.TaskPublishedElsewhere;
import org.jspecify.annotations.Nullable;

/** Until it is on the board: draft, edit, post 发榜. */
record BoardRules(TaskPolicy policy) {

  List<TaskEvent> draft(DraftTask c, Task state) {
    if (!(state instanceof Task.None)) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (c.needElsewhere()) {
      return refuse(NEED_NOT_FOUND);
    }
    return List.of(
        new TaskDrafted(
            c.task(), c.community(), c.need(), c.category(), c.sheet().title(), c.sheet(), c.at()));
  }

  List<TaskEvent> edit(EditTask c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _ -> List.of(new TaskEdited(c.task(), c.sheet(), c.at()));
      case Task.Posted t -> amend(c, t.post());
      case Task.Claimed t -> amend(c, t.post());
      case Task.Awarded _, Task.Working _ -> refuse(ILLEGAL_TRANSITION);
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private List<TaskEvent> amend(EditTask c, Post post) {
    if (!c.at().isBefore(post.terms().closesAt())) {
      return refuse(ILLEGAL_TRANSITION); // Bids could no longer answer it.
    }
    checkRisk(post.origin(), c.sheet());
    return List.of(new TaskAmended(c.task(), post.sheetVersion() + 1, c.sheet(), c.at()));
  }

  List<TaskEvent> post(PostTask c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft draft -> post(c, draft);
      case Task.Posted _, Task.Claimed _, Task.Awarded _, Task.Working _ ->
          refuse(TASK_ALREADY_POSTED);
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private List<TaskEvent> post(PostTask c, Task.Draft draft) {
    Terms terms = c.terms();
    if (!terms.mode().equals(TaskMode.COMPETITIVE)) {
      return refuse(TASK_MODE_MISMATCH); // The other modes are not built yet.
    }
    if (!c.needPlanned()) {
      return refuse(NEED_NOT_PLANNED);
    }
    checkRisk(draft.origin(), draft.sheet());
    long names = terms.criteria().stream().map(Criterion::code).distinct().count();
    if (names == 0 || names < terms.criteria().size()) {
      return refuse(CRITERIA_MISSING);
    }
    if (!terms.closesAt().isAfter(c.at())) {
      return refuse(CLAIM_WINDOW_CLOSED);
    }
    return List.of(
        new TaskPosted(
            c.task(),
            draft.origin().community(),
            draft.origin().need(),
            terms.mode(),
            draft.origin().category(),
            draft.sheet().title(),
            draft.sheet(),
            1,
            terms.criteria(),
            terms.closesAt(),
            terms.points(),
            terms.capacity(),
            c.at()));
  }

  /** Whoever signs up there must find it here too, so a draft stays at home. */
  List<TaskEvent> publishElsewhere(PublishElsewhere c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _ -> refuse(TASK_NOT_POSTED);
      case Task.Posted t -> published(c, t.post());
      case Task.Claimed t -> published(c, t.post());
      case Task.Awarded t -> published(c, t.post());
      case Task.Working t -> published(c, t.post());
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private static List<TaskEvent> published(PublishElsewhere c, Task.Post post) {
    return List.of(
        new TaskPublishedElsewhere(
            c.task(), post.origin().community(), c.channel(), c.externalId(), c.url(), c.at()));
  }

  private void checkRisk(Task.Origin origin, TaskSheet sheet) {
    if (!policy.risky().contains(origin.category())) {
      return;
    }
    if (blank(sheet.riskStatement())) {
      refuse(RISK_STATEMENT_REQUIRED);
    }
    if (blank(sheet.insurance())) {
      refuse(INSURANCE_REQUIRED);
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
