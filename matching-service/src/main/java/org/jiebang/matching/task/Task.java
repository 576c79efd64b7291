package org.jiebang.matching.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.inbound.NeedId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/** What a task's events add up to, as far as the rules ask about it. */
public sealed interface Task {

  record None() implements Task {}

  record Draft(Origin origin, TaskSheet sheet) implements Task {}

  /** On the board without a claim that stands. */
  record Posted(Post post) implements Task {}

  /** On the board with at least one claim that stands, its bids sealed or opened. */
  record Claimed(Post post) implements Task {}

  /** Awarded; the organisation has not yet said that it will do it. */
  record Awarded(Post post, Award award) implements Task {}

  /**
   * An organisation does it: COMMITTED to UNDER_ACCEPTANCE, and REWORK.
   *
   * @param plan null while COMMITTED
   * @param staffed the minimum of people was reached once
   * @param reworks how often it was sent back
   */
  record Working(
      Stage stage, Post post, Award award, @Nullable Plan plan, boolean staffed, int reworks)
      implements Task {

    Working in(Stage next) {
      return new Working(next, post, award, plan, staffed, reworks);
    }
  }

  /** Nothing more happens to it. */
  record Ended(
      End end, Origin origin, @Nullable Post post, @Nullable Award award, @Nullable Plan plan)
      implements Task {}

  /** The states of a task that somebody works on; the names are those of LIFECYCLES. */
  enum Stage {
    COMMITTED,
    PLANNED,
    STAFFED,
    IN_PROGRESS,
    DELIVERED,
    UNDER_ACCEPTANCE,
    REWORK
  }

  /** The ends of a task; the names are those of LIFECYCLES. */
  enum End {
    COMPLETED,
    CANCELLED,
    EXPIRED,
    FAILED
  }

  /** What a task is for; fixed from the draft on. */
  record Origin(CommunityId community, NeedId need, Category category) {}

  /**
   * A task as it stands on the board.
   *
   * @param sheetVersion from 1
   * @param round from 1; a repost starts the next one
   * @param bidsOpen the closing timer has opened this round's bids
   * @param claims of all rounds, oldest first
   */
  record Post(
      Origin origin,
      TaskSheet sheet,
      int sheetVersion,
      Terms terms,
      int round,
      boolean bidsOpen,
      List<Claim> claims) {

    /** The claims of this round that are neither withdrawn nor decided. */
    List<Claim> standing() {
      return claims.stream()
          .filter(c -> c.round() == round && c.standing() == Claim.Standing.OPEN)
          .toList();
    }

    @Nullable Claim claim(ClaimId id) {
      return claims.stream().filter(c -> c.claim().equals(id)).findFirst().orElse(null);
    }

    Post withClaims(List<Claim> changed) {
      return new Post(origin, sheet, sheetVersion, terms, round, bidsOpen, List.copyOf(changed));
    }

    Post plus(Claim claim) {
      var more = new ArrayList<>(claims);
      more.add(claim);
      return withClaims(more);
    }

    Post change(ClaimId id, UnaryOperator<Claim> how) {
      return withClaims(claims.stream().map(c -> c.claim().equals(id) ? how.apply(c) : c).toList());
    }

    Post stand(ClaimId id, Claim.Standing standing) {
      return change(id, c -> c.stand(standing));
    }
  }

  /**
   * An award that was made.
   *
   * @param confirmBy the organisation must commit before this instant
   * @param appeal the claim whose organisation appeals; null when no appeal is open
   */
  record Award(
      ClaimId claim,
      OrganisationId organisation,
      Instant at,
      Instant confirmBy,
      @Nullable ClaimId runnerUp,
      @Nullable ClaimId appeal) {

    Award appealedBy(@Nullable ClaimId by) {
      return new Award(claim, organisation, at, confirmBy, runnerUp, by);
    }
  }

  /** Who does it when. */
  record Plan(OrganisationId department, List<PlannedSession> sessions) {

    Instant firstStart() {
      return sessions.stream().map(PlannedSession::startsAt).min(Instant::compareTo).orElseThrow();
    }
  }

  /** Null before the first event. */
  default @Nullable Origin origin() {
    return switch (this) {
      case None _ -> null;
      case Draft t -> t.origin();
      case Posted t -> t.post().origin();
      case Claimed t -> t.post().origin();
      case Awarded t -> t.post().origin();
      case Working t -> t.post().origin();
      case Ended t -> t.origin();
    };
  }

  /** Whether {@code organisation} bids for the task or has it: it takes a place on the board. */
  default boolean occupies(OrganisationId organisation) {
    Post post = post();
    if (post == null || this instanceof Ended) {
      return false;
    }
    return post.claims().stream()
        .filter(c -> c.round() == post.round() && c.organisation().equals(organisation))
        .anyMatch(
            c ->
                switch (c.standing()) {
                  case OPEN, RUNNER_UP, AWARDED, COMMITTED -> true;
                  case WITHDRAWN, REJECTED, DECLINED, LAPSED -> false;
                });
  }

  /** Null until it is posted. */
  default @Nullable Post post() {
    return switch (this) {
      case None _, Draft _ -> null;
      case Posted t -> t.post();
      case Claimed t -> t.post();
      case Awarded t -> t.post();
      case Working t -> t.post();
      case Ended t -> t.post();
    };
  }

  /** Null while no award stands. */
  default @Nullable Award award() {
    return switch (this) {
      case None _, Draft _, Posted _, Claimed _ -> null;
      case Awarded t -> t.award();
      case Working t -> t.award();
      case Ended t -> t.award();
    };
  }

  /** Null while no execution plan stands. */
  default @Nullable Plan plan() {
    return switch (this) {
      case None _, Draft _, Posted _, Claimed _, Awarded _ -> null;
      case Working t -> t.plan();
      case Ended t -> t.plan();
    };
  }
}
