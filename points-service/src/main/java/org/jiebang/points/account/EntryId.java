package org.jiebang.points.account;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** One line of an account: a balanced transfer with its reasons. Lies in the account's part. */
public record EntryId(UUID value) implements Id {

  /** {@code derived}, with a time in front so that entries sort by it: a UUIDv7. */
  static UUID timed(UUID derived, Instant at) {
    return new UUID(
        at.toEpochMilli() << 16 | (derived.getMostSignificantBits() & 0xFFFF),
        derived.getLeastSignificantBits());
  }
}
