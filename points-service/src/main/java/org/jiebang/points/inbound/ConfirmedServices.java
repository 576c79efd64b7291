package org.jiebang.points.inbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reactions look up about services that were confirmed earlier. */
public interface ConfirmedServices {

  /** A confirmed service. */
  record Confirmed(
      RecordId record,
      TaskId task,
      CommunityId community,
      UUID volunteer,
      Category category,
      Instant endedAt,
      boolean voided) {}

  /** Null when the record was never confirmed. */
  @Nullable Confirmed of(RecordId record);

  /** All of a task, in the order of their records. */
  List<Confirmed> ofTask(TaskId task);

  /** Whether the task's acceptance has become final and was passed. */
  boolean accepted(TaskId task);
}
