package org.jiebang.matching.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of a session add up to. The session's stream alone decides who has a place. */
public sealed interface Session {

  /** Before the first event. */
  record Unplanned() implements Session {}

  /**
   * A session that is planned or further.
   *
   * @param signup null until sign-up opens
   * @param participations by volunteer, in the order in which they came; the waiting list is read
   *     in this order
   */
  record Existing(
      Plan plan, Phase phase, @Nullable Signup signup, Map<UUID, Participation> participations)
      implements Session {

    public @Nullable Participation of(UUID volunteer) {
      return participations.get(volunteer);
    }

    /** Neither recorded nor cancelled yet: its task cannot be delivered. */
    public boolean unfinished() {
      return switch (phase) {
        case PLANNED, OPEN, LOCKED, RUNNING, ENDED -> true;
        case RECORDED, CONFIRMED, CANCELLED -> false;
      };
    }

    /** Whether at least one service record stands. */
    public boolean hasService() {
      return participations.values().stream()
          .anyMatch(p -> p.record() != null && p.state() != Participation.State.VOIDED);
    }

    /** Whether anybody has signed up and not withdrawn. */
    public boolean hasSignups() {
      return participations.values().stream()
          .anyMatch(p -> p.state() != Participation.State.WITHDRAWN);
    }

    /** Whether anybody was checked in. */
    public boolean hasCheckIns() {
      return participations.values().stream().anyMatch(p -> p.in() != null);
    }

    int placesTaken() {
      return (int) participations.values().stream().filter(Participation::holdsPlace).count();
    }

    List<Participation> in(Participation.State state) {
      return participations.values().stream().filter(p -> p.state() == state).toList();
    }

    Existing in(Phase next) {
      return new Existing(plan, next, signup, participations);
    }

    Existing with(Participation changed) {
      var all = new LinkedHashMap<>(participations);
      all.put(changed.volunteer(), changed);
      return new Existing(plan, phase, signup, Collections.unmodifiableMap(all));
    }

    /** As {@link #with}, at the end of the line: for those who come anew. */
    Existing withLast(Participation changed) {
      var all = new LinkedHashMap<>(participations);
      all.remove(changed.volunteer());
      all.put(changed.volunteer(), changed);
      return new Existing(plan, phase, signup, Collections.unmodifiableMap(all));
    }

    /** Everybody's participation, in order. */
    List<Participation> everybody() {
      return new ArrayList<>(participations.values());
    }
  }

  /** As LIFECYCLES names them. */
  enum Phase {
    PLANNED,
    OPEN,
    LOCKED,
    RUNNING,
    ENDED,
    RECORDED,
    CONFIRMED,
    CANCELLED
  }

  /**
   * What was planned.
   *
   * @param organisation the university that carries the task; the community itself in the modes
   *     without claim
   * @param department that runs the session
   * @param capacity places, from 1
   * @param membersOnly only members of the organisation or department may sign up
   */
  record Plan(
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      String category,
      Instant startsAt,
      Instant endsAt,
      String place,
      int capacity,
      boolean membersOnly) {

    /** Planned length in whole minutes. */
    int minutes() {
      return (int) Duration.between(startsAt, endsAt).toMinutes();
    }
  }

  /**
   * How sign-up was opened.
   *
   * @param waitlistPlaces length of the waiting list; 0 means there is none
   * @param approval true when the department approves each sign-up
   */
  record Signup(int waitlistPlaces, boolean approval) {}
}
