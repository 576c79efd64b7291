package org.jiebang.matching.volunteer;

import java.time.Instant;
import java.util.UUID;

/** Time that a volunteer has promised to a session, from {@code startsAt} to {@code endsAt}. */
public record Booking(UUID session, Instant startsAt, Instant endsAt) {

  /** Whether the two overlap; one may begin when the other ends. */
  public boolean overlaps(Instant from, Instant to) {
    return startsAt.isBefore(to) && from.isBefore(endsAt);
  }
}
