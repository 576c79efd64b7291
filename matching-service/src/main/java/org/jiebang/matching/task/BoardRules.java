package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.inbound.PersonId;
import org.jiebang.matching.task.Task.Post;
import org.jiebang.matching.task.TaskCommand.AmendBid;
import org.jiebang.matching.task.TaskCommand.ClaimTask;
import org.jiebang.matching.task.TaskCommand.CloseClaims;
import org.jiebang.matching.task.TaskCommand.DraftTask;
import org.jiebang.matching.task.TaskCommand.EditTask;
import org.jiebang.matching.task.TaskCommand.PostTask;
import org.jiebang.matching.task.TaskCommand.WithdrawClaim;
import org.jiebang.matching.task.TaskEvent.BidAmended;
import org.jiebang.matching.task.TaskEvent.BidsOpened;
import org.jiebang.matching.task.TaskEvent.ClaimWithdrawn;
import org.jiebang.matching.task.TaskEvent.TaskAmended;
import org.jiebang.matching.task.TaskEvent.TaskClaimed;
import org.jiebang.matching.task.TaskEvent.TaskDrafted;
import org.jiebang.matching.task.TaskEvent.TaskEdited;
import org.jiebang.matching.task.TaskEvent.TaskExpired;
import org.jiebang.matching.task.TaskEvent.TaskPosted;

/** From the draft to the opened bids: draft, edit, post 发榜, claim 揭榜, close. */
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

  private static boolean blank(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank();
  }

  List<TaskEvent> claim(ClaimTask c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _ -> refuse(TASK_NOT_POSTED);
      case Task.Posted t -> claim(c, t.post());
      case Task.Claimed t -> claim(c, t.post());
      case Task.Awarded _, Task.Working _ -> refuse(TASK_ALREADY_AWARDED);
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private List<TaskEvent> claim(ClaimTask c, Post post) {
    if (!post.terms().mode().equals(TaskMode.COMPETITIVE)) {
      return refuse(TASK_MODE_MISMATCH);
    }
    if (post.bidsOpen() || !c.at().isBefore(post.terms().closesAt())) {
      return refuse(CLAIM_WINDOW_CLOSED);
    }
    if (c.deskOfCommunity()) {
      return refuse(SELF_DEALING); // Whoever writes the criteria does not bid.
    }
    if (!c.eligible()) {
      return refuse(NOT_ELIGIBLE);
    }
    if (post.standing().stream().anyMatch(o -> o.organisation().equals(c.organisation()))) {
      return refuse(ALREADY_CLAIMED_BY_YOU);
    }
    return List.of(
        new TaskClaimed(
            c.task(),
            c.claim(),
            c.organisation(),
            person(c.by()),
            post.sheetVersion(),
            c.bid(),
            c.at()));
  }

  List<TaskEvent> amendBid(AmendBid c, Task state) {
    Post post = onBoard(state);
    Claim claim = changeable(post, c.claim(), c.by(), c.at());
    return List.of(
        new BidAmended(
            c.task(), c.claim(), claim.organisation(), post.sheetVersion(), c.bid(), c.at()));
  }

  List<TaskEvent> withdrawClaim(WithdrawClaim c, Task state) {
    Claim claim = changeable(onBoard(state), c.claim(), c.by(), c.at());
    return List.of(new ClaimWithdrawn(c.task(), c.claim(), claim.organisation(), c.at()));
  }

  private static Post onBoard(Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _ -> refuse(CLAIM_NOT_FOUND);
      case Task.Posted t -> t.post();
      case Task.Claimed t -> t.post();
      case Task.Awarded t -> t.post();
      case Task.Working t -> t.post();
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private static Claim changeable(Post post, ClaimId id, Actor by, java.time.Instant at) {
    Claim claim = post.claim(id);
    if (claim == null) {
      return refuse(CLAIM_NOT_FOUND);
    }
    if (!claim.organisation().value().equals(by.scope())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    if (claim.standing() != Claim.Standing.OPEN || claim.round() != post.round()) {
      return refuse(CLAIM_ALREADY_DECIDED);
    }
    if (post.bidsOpen() || !at.isBefore(post.terms().closesAt())) {
      return refuse(CLAIM_LOCKED);
    }
    return claim;
  }

  List<TaskEvent> closeClaims(CloseClaims c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _ -> refuse(TASK_NOT_POSTED);
      case Task.Posted t -> close(c, t.post());
      case Task.Claimed t -> close(c, t.post());
      case Task.Awarded _, Task.Working _ -> refuse(TASK_ALREADY_AWARDED);
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private static List<TaskEvent> close(CloseClaims c, Post post) {
    if (c.at().isBefore(post.terms().closesAt())) {
      return refuse(BIDS_SEALED);
    }
    if (post.bidsOpen()) {
      return List.of(); // A reversed award, or the timer a second time: they are open.
    }
    if (post.standing().isEmpty()) {
      return List.of(
          new TaskExpired(c.task(), post.origin().need(), post.origin().community(), c.at()));
    }
    var bids = new ArrayList<OpenedBid>();
    for (Claim claim : post.standing()) {
      String text = c.texts().get(claim.bid());
      if (text == null) {
        return refuse(BIDS_SEALED); // It came in while the envelopes were opened: again later.
      }
      bids.add(new OpenedBid(claim.claim(), claim.organisation(), text));
    }
    return List.of(new BidsOpened(c.task(), List.copyOf(bids), c.at()));
  }

  /** The person of a command that only people give. */
  static PersonId person(Actor by) {
    return new PersonId(Objects.requireNonNull(by.person(), "a person acts"));
  }
}
