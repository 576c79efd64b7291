package org.jiebang.points.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.wire.Wire;

/** The facts of matching-service that this service reads, with the fields it reads. */
public final class MatchingFacts {

  private MatchingFacts() {}

  public static Wire wire() {
    return Wire.named()
        .event("service-confirmed", ServiceConfirmed.class)
        .event("record-corrected", RecordCorrected.class)
        .event("record-voided", RecordVoided.class)
        .event("service-zeroed", ServiceZeroed.class)
        .event("acceptance-final", AcceptanceFinal.class)
        .event("task-failed", TaskFailed.class)
        .build();
  }

  /**
   * A service record counts from now on.
   *
   * @param volunteer a person
   * @param minutes that count, 0 or more
   */
  public record ServiceConfirmed(
      RecordId record,
      TaskId task,
      NeedId need,
      CommunityId community,
      UUID volunteer,
      Category category,
      Instant endedAt,
      int minutes,
      Evidence evidence,
      Instant at) {}

  /** A confirmed record turned out to have other minutes. */
  public record RecordCorrected(
      RecordId record,
      TaskId task,
      CommunityId community,
      UUID volunteer,
      int minutesAfter,
      Instant at) {}

  /** A record does not count any more. */
  public record RecordVoided(
      RecordId record, TaskId task, CommunityId community, UUID volunteer, Instant at) {}

  /** A published rule took a confirmed record's minutes away. */
  public record ServiceZeroed(
      RecordId record, TaskId task, CommunityId community, UUID volunteer, Instant at) {}

  /**
   * Nobody can change the result of an acceptance any more.
   *
   * @param result PASSED, PASSED_WITH_REMARKS, REWORK or FAILED; an open set
   */
  public record AcceptanceFinal(TaskId task, CommunityId community, String result, Instant at) {

    public boolean passed() {
      return result.equals("PASSED") || result.equals("PASSED_WITH_REMARKS");
    }

    public boolean failed() {
      return result.equals("FAILED");
    }
  }

  /** A task ended without having been accepted. */
  public record TaskFailed(TaskId task, CommunityId community, Instant at) {}
}
