package org.jiebang.needs.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What a meeting's events add up to. */
public sealed interface Meeting {

  record NotPlanned() implements Meeting {}

  /**
   * What opens the door.
   *
   * @param number from 1
   * @param hash keyed
   */
  record Door(int number, String hash, Instant until) {}

  /**
   * A meeting that was planned.
   *
   * @param quorum 0 until it is convened
   * @param schedule minutes by item: the sum never exceeds {@code minutes}, because this stream
   *     alone decides
   */
  record Sitting(
      MeetingId meeting,
      CommunityId community,
      BodyId body,
      LocalDate date,
      int minutes,
      MeetingPhase phase,
      int quorum,
      @Nullable Door door,
      Set<UUID> present,
      Map<AgendaItemId, Integer> schedule)
      implements Meeting {

    Sitting with(MeetingPhase now) {
      return new Sitting(
          meeting, community, body, date, minutes, now, quorum, door, present, schedule);
    }

    Sitting convened(int needed, Door opened) {
      return new Sitting(
          meeting,
          community,
          body,
          date,
          minutes,
          MeetingPhase.CONVENED,
          needed,
          opened,
          present,
          schedule);
    }

    Sitting with(Door opened) {
      return new Sitting(
          meeting, community, body, date, minutes, phase, quorum, opened, present, schedule);
    }

    Sitting with(UUID member) {
      var more = new LinkedHashSet<>(present);
      more.add(member);
      return new Sitting(
          meeting, community, body, date, minutes, phase, quorum, door, more, schedule);
    }

    Sitting with(AgendaItemId item, int forMinutes) {
      var more = new LinkedHashMap<>(schedule);
      more.put(item, forMinutes);
      return new Sitting(
          meeting, community, body, date, minutes, phase, quorum, door, present, more);
    }

    Sitting without(AgendaItemId item) {
      var less = new LinkedHashMap<>(schedule);
      less.remove(item);
      return new Sitting(
          meeting, community, body, date, minutes, phase, quorum, door, present, less);
    }

    int scheduled() {
      return schedule.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How the meeting stands, for its items. */
    Attendance attendance() {
      return new Attendance(meeting, phase, present, quorum);
    }
  }
}
