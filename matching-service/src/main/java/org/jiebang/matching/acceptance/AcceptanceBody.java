package org.jiebang.matching.acceptance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.acceptance.AcceptanceEvent.Party;
import org.jspecify.annotations.Nullable;

/**
 * An acceptance as the API shows it.
 *
 * @param round of delivery, from 1; 0 while nothing was delivered
 * @param members in order; the first is the chair
 * @param assessments of this round
 * @param result null until it is decided; the final one may differ after a contest
 */
public record AcceptanceBody(
    UUID id,
    String state,
    UUID task,
    UUID need,
    UUID community,
    UUID organisation,
    UUID department,
    List<String> criteria,
    List<UUID> members,
    int quorum,
    boolean ratingRequired,
    int round,
    @Nullable Instant requestedAt,
    List<Visit> visits,
    List<Assessment> assessments,
    @Nullable Outcome outcome,
    List<Party> waived,
    @Nullable Objection contested,
    @Nullable Instant finalAt) {

  /** A member who looked on. */
  public record Visit(UUID member, Instant at, @Nullable Envelope note) {}

  /** One member, one criterion; sealed until the decision. */
  public record Assessment(
      UUID member, String criterion, Instant at, Envelope sealed, @Nullable Envelope remark) {}

  /**
   * What was decided.
   *
   * @param dissent members whose own verdict differs
   */
  public record Outcome(
      AcceptanceResult result,
      Map<String, Verdict> perCriterion,
      List<UUID> dissent,
      Instant decidedAt,
      Instant contestUntil) {

    Outcome turned(AcceptanceResult last) {
      return new Outcome(last, perCriterion, dissent, decidedAt, contestUntil);
    }
  }

  /** Who disagrees, and why. */
  public record Objection(Party party, @Nullable UUID by, Instant at, Envelope reason) {}

  /** The same with the department that did the work. */
  AcceptanceBody of(UUID executing) {
    return new AcceptanceBody(
        id,
        state,
        task,
        need,
        community,
        organisation,
        executing,
        criteria,
        members,
        quorum,
        ratingRequired,
        round,
        requestedAt,
        visits,
        assessments,
        outcome,
        waived,
        contested,
        finalAt);
  }

  /** The same in another state, with another outcome. */
  AcceptanceBody in(
      String next,
      @Nullable Outcome decided,
      List<Party> waiving,
      @Nullable Objection objection,
      @Nullable Instant last) {
    return new AcceptanceBody(
        id,
        next,
        task,
        need,
        community,
        organisation,
        department,
        criteria,
        members,
        quorum,
        ratingRequired,
        round,
        requestedAt,
        visits,
        assessments,
        decided,
        waiving,
        objection,
        last);
  }

  /** The same with what the panel has done so far. */
  AcceptanceBody with(
      String next,
      int ofRound,
      @Nullable Instant requested,
      List<Visit> visited,
      List<Assessment> assessed) {
    return new AcceptanceBody(
        id,
        next,
        task,
        need,
        community,
        organisation,
        department,
        criteria,
        members,
        quorum,
        ratingRequired,
        ofRound,
        requested,
        visited,
        assessed,
        outcome,
        waived,
        contested,
        finalAt);
  }
}
