package org.jiebang.matching.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the events of a session add up to. The session's stream alone decides who has a place. */
public sealed interface Session {

  /** Before the first event. */
  record Unplanned() implements Session {}

  /**
   * A session that is planned or further.
   *
   * @param signup null until sign-up opens
   * @param endedAt null until it ended
   * @param participations by volunteer, in the order in which they came; the waiting list is read
   *     in this order
   */
  record Existing(
      Plan plan,
      Phase phase,
      @Nullable Signup signup,
      @Nullable Instant endedAt,
      Map<UUID, Participation> participations)
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

    /** Whether {@code CancelSession} can succeed: not over, and nobody serves. */
    public boolean cancellable() {
      return switch (phase) {
        case PLANNED, OPEN, LOCKED, RUNNING -> checkedIn() == 0;
        case ENDED, RECORDED, CONFIRMED, CANCELLED -> false;
      };
    }

    /** Service records that stand: voided ones left out. */
    public int serviceRecords() {
      return count(p -> p.record() != null && p.state() != Participation.State.VOIDED);
    }

    /** People with a live sign-up, on the waiting list or with a place. */
    public int signedUp() {
      return count(p -> p.state() != Participation.State.WITHDRAWN);
    }

    /** People who were checked in. */
    public int checkedIn() {
      return count(p -> p.in() != null);
    }

    /** Whether {@code volunteer}'s time is still meant for this session. */
    public boolean expects(UUID volunteer) {
      Participation p = participations.get(volunteer);
      return phase != Phase.CANCELLED && p != null && p.state() != Participation.State.WITHDRAWN;
    }

    private int count(Predicate<Participation> which) {
      return (int) participations.values().stream().filter(which).count();
    }

    /** Those whose record is confirmed and neither disputed nor changed since. */
    public List<Participation> confirmedServices() {
      return in(Participation.State.CONFIRMED);
    }

    /** Places that somebody has. */
    public int placesTaken() {
      return count(Participation::holdsPlace);
    }

    /** Places that are confirmed: those who are still waiting for approval left out. */
    public int confirmedPlaces() {
      return count(p -> p.holdsPlace() && p.state() != Participation.State.APPLIED);
    }

    List<Participation> in(Participation.State state) {
      return participations.values().stream().filter(p -> p.state() == state).toList();
    }

    Existing in(Phase next) {
      return new Existing(plan, next, signup, endedAt, participations);
    }

    Existing with(Participation changed) {
      var all = new LinkedHashMap<>(participations);
      all.put(changed.volunteer(), changed);
      return new Existing(plan, phase, signup, endedAt, Collections.unmodifiableMap(all));
    }

    /** As {@link #with}, at the end of the line: for those who come anew. */
    Existing withLast(Participation changed) {
      var all = new LinkedHashMap<>(participations);
      all.remove(changed.volunteer());
      all.put(changed.volunteer(), changed);
      return new Existing(plan, phase, signup, endedAt, Collections.unmodifiableMap(all));
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
