package org.jiebang.needs.council;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an item must know of its meeting. Who is present stays present, so what was read a moment
 * ago still holds.
 *
 * @param quorum how many must be present
 */
public record Attendance(MeetingId meeting, MeetingPhase phase, Set<UUID> present, int quorum) {

  /** Of an item that is on no agenda. */
  static final Attendance NOWHERE =
      new Attendance(new MeetingId(new UUID(0, 0)), MeetingPhase.PLANNED, Set.of(), 1);

  boolean includes(@Nullable UUID person) {
    return person != null && present.contains(person);
  }

  boolean suffices() {
    return present.size() >= quorum;
  }
}
