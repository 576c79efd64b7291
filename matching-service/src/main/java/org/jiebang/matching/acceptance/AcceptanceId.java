package org.jiebang.matching.acceptance;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;

/** Names the acceptance of one task; it lies in the task's part and follows from the task's id. */
public record AcceptanceId(UUID value) implements Id {

  public static AcceptanceId of(UUID task) {
    return new AcceptanceId(Ids.derivedBeside(task, "acceptance", task));
  }
}
