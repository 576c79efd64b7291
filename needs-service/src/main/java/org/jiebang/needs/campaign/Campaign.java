package org.jiebang.needs.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What a campaign's events add up to. */
public sealed interface Campaign {

  record NotPlanned() implements Campaign {}

  /** How far a campaign has come. */
  enum Phase {
    PLANNED,
    RUNNING,
    CLOSED
  }

  /**
   * A campaign that was planned.
   *
   * @param buildings by name, in the order in which they were planned
   * @param weekday of the night checks
   * @param nights checked so far: who was there
   * @param open findings that nobody has answered
   * @param answered findings that somebody has, and how
   */
  record Planned(
      CampaignId campaign,
      CommunityId community,
      CampaignKind kind,
      LocalDate from,
      LocalDate until,
      @Nullable DayOfWeek weekday,
      Phase phase,
      Set<UUID> visitors,
      Map<String, Calls> buildings,
      Map<LocalDate, Set<UUID>> nights,
      Set<FindingId> open,
      Map<FindingId, Answer> answered)
      implements Campaign {

    int households() {
      return buildings.values().stream().mapToInt(Calls::households).sum();
    }

    Planned in(Phase now) {
      return new Planned(
          campaign, community, kind, from, until, weekday, now, visitors, buildings, nights, open,
          answered);
    }

    Planned visitedBy(Set<UUID> now) {
      return new Planned(
          campaign, community, kind, from, until, weekday, phase, now, buildings, nights, open,
          answered);
    }

    Planned with(String building, Calls calls) {
      var now = new LinkedHashMap<>(buildings);
      now.put(building, calls);
      return new Planned(
          campaign,
          community,
          kind,
          from,
          until,
          weekday,
          phase,
          visitors,
          Collections.unmodifiableMap(now),
          nights,
          open,
          answered);
    }

    Planned checked(LocalDate night, Set<UUID> present) {
      var now = new LinkedHashMap<>(nights);
      now.put(night, present);
      return new Planned(
          campaign,
          community,
          kind,
          from,
          until,
          weekday,
          phase,
          visitors,
          buildings,
          Collections.unmodifiableMap(now),
          open,
          answered);
    }

    Planned found(Iterable<Finding> findings) {
      var stillOpen = new LinkedHashSet<>(open);
      var nowAnswered = new LinkedHashMap<>(answered);
      for (Finding each : findings) {
        if (each.answer() == null) {
          stillOpen.add(each.finding());
        } else {
          nowAnswered.put(each.finding(), each.answer());
        }
      }
      return having(stillOpen, nowAnswered);
    }

    Planned answered(FindingId finding, Answer answer) {
      var stillOpen = new LinkedHashSet<>(open);
      stillOpen.remove(finding);
      var nowAnswered = new LinkedHashMap<>(answered);
      nowAnswered.put(finding, answer);
      return having(stillOpen, nowAnswered);
    }

    private Planned having(Set<FindingId> stillOpen, Map<FindingId, Answer> nowAnswered) {
      return new Planned(
          campaign,
          community,
          kind,
          from,
          until,
          weekday,
          phase,
          visitors,
          buildings,
          nights,
          Collections.unmodifiableSet(stillOpen),
          Collections.unmodifiableMap(nowAnswered));
    }
  }
}
