package org.jiebang.needs.tripartite;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A community's coordination as its list keeps it.
 *
 * @param duties what is kept, and until when it is due next
 * @param matters open ones, and those closed last, in the order they were raised
 * @param records of duties kept and missed, the latest first
 * @param years counts by year of the community's time zone, the latest first
 */
public record TripartiteBody(
    UUID id,
    String state,
    UUID community,
    String timeZone,
    @Nullable UUID jointMeeting,
    List<Due> duties,
    List<MatterBody> matters,
    List<DutyRecord> records,
    List<YearCount> years) {

  /**
   * A duty and the period in which it is to be kept next.
   *
   * @param endsAt when that period is over
   */
  @Schema(name = "TripartiteDuty")
  public record Due(Duty duty, String period, Instant endsAt) {}

  /** How a matter stands. */
  @Schema(name = "TripartiteMatterState")
  public enum MatterState {
    OPEN,
    REJECTED,
    SOLVED
  }

  /**
   * A matter with its texts sealed.
   *
   * @param offices where the community took it
   */
  public record MatterBody(
      UUID id,
      MatterState state,
      Party raisedBy,
      String title,
      boolean forOwners,
      boolean apart,
      @Nullable Envelope details,
      List<Envelope> findings,
      @Nullable Boolean approved,
      @Nullable Envelope reason,
      List<String> offices,
      List<Envelope> notes,
      @Nullable Party solvedBy,
      @Nullable Envelope evidence,
      Instant raisedAt,
      @Nullable Instant closedAt) {}

  /** Whether a duty was kept. */
  @Schema(name = "TripartiteOutcome")
  public enum Outcome {
    HELD,
    HELD_LATE,
    MISSED
  }

  /**
   * What became of a duty in one period.
   *
   * @param heldOn absent when it was missed
   * @param matters how many were talked about
   * @param solved how many were solved with it
   * @param chair of a joint conference
   */
  @Schema(name = "TripartiteDutyRecord")
  public record DutyRecord(
      Duty duty,
      String period,
      Outcome outcome,
      @Nullable LocalDate heldOn,
      int matters,
      int solved,
      @Nullable UUID chair) {}

  /**
   * Counts of one year.
   *
   * @param solved matters solved in it, without those that stand apart
   * @param solvedApart those that stand apart
   * @param held duties kept, recorded in time or late
   * @param missed duties reported missed by the end of their period, also if recorded later
   */
  @Schema(name = "TripartiteYear")
  public record YearCount(
      int year, int raised, int solved, int solvedApart, int held, int missed) {}
}
