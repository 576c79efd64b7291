package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.inbound.PersonId;
import org.jiebang.matching.task.Task.Post;
import org.jiebang.matching.task.TaskCommand.AmendBid;
import org.jiebang.matching.task.TaskCommand.ClaimTask;
import org.jiebang.matching.task.TaskCommand.CloseClaims;
import org.jiebang.matching.task.TaskCommand.WithdrawClaim;
import org.jiebang.matching.task.TaskEvent.BidAmended;
import org.jiebang.matching.task.TaskEvent.BidsOpened;
import org.jiebang.matching.task.TaskEvent.ClaimWithdrawn;
import org.jiebang.matching.task.TaskEvent.TaskClaimed;
import org.jiebang.matching.task.TaskEvent.TaskExpired;

/** While it is on the board: claim 揭榜, amend the bid, withdraw, and the window closes. */
final class ClaimRules {

  private ClaimRules() {}

  static List<TaskEvent> claim(ClaimTask c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _ -> refuse(TASK_NOT_POSTED);
      case Task.Posted t -> claim(c, t.post());
      case Task.Claimed t -> claim(c, t.post());
      case Task.Awarded _, Task.Working _ -> refuse(TASK_ALREADY_AWARDED);
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private static List<TaskEvent> claim(ClaimTask c, Post post) {
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

  static List<TaskEvent> amendBid(AmendBid c, Task state) {
    Post post = onBoard(state);
    Claim claim = changeable(post, c.claim(), c.by(), c.at());
    return List.of(
        new BidAmended(
            c.task(), c.claim(), claim.organisation(), post.sheetVersion(), c.bid(), c.at()));
  }

  static List<TaskEvent> withdrawClaim(WithdrawClaim c, Task state) {
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

  private static Claim changeable(Post post, ClaimId id, Actor by, Instant at) {
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

  static List<TaskEvent> closeClaims(CloseClaims c, Task state) {
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
