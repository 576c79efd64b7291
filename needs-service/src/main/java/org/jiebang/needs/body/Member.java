package org.jiebang.needs.body;

import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * One term of one person in a body. What is personal lies sealed; {@link BodyPeople} opens it.
 *
 * @param represents in joint meetings: whom the person speaks for
 * @param from first day
 * @param until last day; null: open
 * @param bornOn a day, sealed; absent where the body does not ask for it
 * @param ownerOf the door code of the home that the person owns, sealed
 */
public record Member(
    UUID person,
    Office office,
    @Nullable Side represents,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable Envelope name,
    @Nullable Envelope bornOn,
    @Nullable Envelope ownerOf) {

  /** True on the days of the term, both ends included. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  /** True for owners of a home, whether or not it can still be read which. */
  public boolean owner() {
    return ownerOf != null;
  }

  /** True when the two terms have a day in common. */
  boolean meets(LocalDate otherFrom, @Nullable LocalDate otherUntil) {
    return (until == null || !otherFrom.isAfter(until))
        && (otherUntil == null || !from.isAfter(otherUntil));
  }

  /** Whose turn in the chair the person takes: that of a side, or one's own. */
  String turn() {
    return represents == null ? person.toString() : represents.value();
  }

  Member endingOn(LocalDate last) {
    return new Member(person, office, represents, from, last, name, bornOn, ownerOf);
  }
}
