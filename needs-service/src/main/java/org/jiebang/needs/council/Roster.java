package org.jiebang.needs.council;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * Who sits on a body on a day, and what it has agreed on for itself: looked up for a decision,
 * never stored.
 *
 * @param on the meeting's date, where there is a meeting
 * @param quorumPercent more than this share of those who may attend must be present
 * @param maxAge in whole years: 45 is in, 46 is out (S3:9); null where age does not matter
 * @param ownersOnly only owners may attend (S3:9)
 */
public record Roster(
    BodyId body,
    CommunityId community,
    LocalDate on,
    int quorumPercent,
    @Nullable Integer maxAge,
    boolean ownersOnly,
    List<Seat> seats) {

  @Nullable Seat seatOf(@Nullable UUID person) {
    return seats.stream().filter(s -> s.person().equals(person)).findFirst().orElse(null);
  }

  boolean chairedBy(Actor by) {
    Seat seat = seatOf(by.person());
    return seat != null && seat.chair();
  }

  /** Whose age is not known is not let in where age matters. */
  boolean overAge(Seat seat) {
    return maxAge != null && (seat.bornOn() == null || seat.bornOn().until(on).getYears() > maxAge);
  }

  boolean admits(Seat seat) {
    return !overAge(seat) && (seat.owner() || !ownersOnly);
  }

  /** How many may attend. */
  int entitled() {
    return (int) seats.stream().filter(this::admits).count();
  }

  /** The least number that is more than the share. */
  int quorum() {
    return entitled() * quorumPercent / 100 + 1;
  }
}
