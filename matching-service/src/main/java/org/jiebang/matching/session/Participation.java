package org.jiebang.matching.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One volunteer's part in a session, as far as the rules ask about it.
 *
 * @param walkIn came without a place; waits for the department's word
 * @param usedWindows minutes whose check-in code this volunteer has used: a code counts once
 * @param in when checked in
 * @param out when checked out, or assumed to be
 */
public record Participation(
    UUID volunteer,
    State state,
    boolean walkIn,
    Set<Integer> usedWindows,
    @Nullable Instant in,
    @Nullable Instant out,
    @Nullable ServiceRecord record) {

  /** As LIFECYCLES names them. */
  @Schema(name = "ParticipationState")
  public enum State {
    APPLIED,
    CONFIRMED_PLACE,
    WAITLISTED,
    CHECKED_IN,
    CHECKED_OUT,
    RECORDED,
    CONFIRMED,
    WITHDRAWN,
    NO_SHOW,
    EXCUSED,
    DISPUTED,
    CORRECTED,
    VOIDED
  }

  static Participation of(UUID volunteer, State state, boolean walkIn) {
    return new Participation(volunteer, state, walkIn, Set.of(), null, null, null);
  }

  /** Whether it takes one of the session's places. */
  boolean holdsPlace() {
    return switch (state) {
      case APPLIED -> !walkIn;
      case CONFIRMED_PLACE, CHECKED_IN, CHECKED_OUT, RECORDED, CONFIRMED, DISPUTED, CORRECTED ->
          true;
      case WAITLISTED, WITHDRAWN, NO_SHOW, EXCUSED, VOIDED -> false;
    };
  }

  /** Whether the volunteer was there and a record says so: they served on the task. */
  public boolean served() {
    return switch (state) {
      case CHECKED_IN, CHECKED_OUT, RECORDED, CONFIRMED, DISPUTED, CORRECTED -> true;
      case APPLIED, CONFIRMED_PLACE, WAITLISTED, WITHDRAWN, NO_SHOW, EXCUSED, VOIDED -> false;
    };
  }

  Participation as(State next) {
    return new Participation(volunteer, next, walkIn, usedWindows, in, out, record);
  }

  Participation used(@Nullable Integer window) {
    if (window == null) {
      return this;
    }
    var more = new HashSet<>(usedWindows);
    more.add(window);
    return new Participation(volunteer, state, walkIn, Set.copyOf(more), in, out, record);
  }

  Participation checkedIn(Instant at) {
    return new Participation(volunteer, State.CHECKED_IN, walkIn, usedWindows, at, null, null);
  }

  Participation checkedOut(Instant at) {
    return new Participation(volunteer, State.CHECKED_OUT, walkIn, usedWindows, in, at, null);
  }

  Participation recorded(State next, ServiceRecord kept) {
    return new Participation(volunteer, next, walkIn, usedWindows, in, out, kept);
  }
}
