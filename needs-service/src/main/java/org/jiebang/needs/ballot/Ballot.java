package org.jiebang.needs.ballot;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jiebang.needs.ballot.Roll.Standing;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What a ballot's events add up to. */
public sealed interface Ballot {

  record NotPrepared() implements Ballot {}

  /** How far a ballot has come. */
  enum Phase {
    PREPARED,
    COLLECTING,
    COUNTING,
    DECLARED,
    CONTESTED,
    FINAL
  }

  /**
   * What was settled when it was prepared.
   *
   * @param choices codes, in the order of the paper
   * @param seats how many marks a paper may have, and how many choices can be chosen
   */
  record Terms(
      List<String> choices, int seats, BallotRule rule, Instant opensAt, Instant closesAt) {}

  /**
   * The count under way.
   *
   * @param round 1, and one more with each recount
   * @param sheets of this round, by number
   */
  record Count(int round, Map<Integer, Sheet> sheets) {

    Count with(Sheet sheet) {
      var more = new TreeMap<>(sheets);
      more.put(sheet.number(), sheet);
      return new Count(round, Collections.unmodifiableMap(more));
    }
  }

  /**
   * A ballot that was prepared.
   *
   * @param collectors volunteers who go from door to door with it
   * @param rolls by building
   * @param contestBy until when the declared result may be contested
   */
  record Held(
      BallotId ballot,
      CommunityId community,
      Terms terms,
      Phase phase,
      Set<UUID> collectors,
      Map<String, Roll> rolls,
      Count count,
      @Nullable Instant contestBy)
      implements Ballot {

    int households() {
      return rolls.values().stream().mapToInt(Roll::size).sum();
    }

    int count(Standing standing) {
      return rolls.values().stream().mapToInt(roll -> roll.count(standing)).sum();
    }

    @Nullable Standing of(String building, String door) {
      return rolls.getOrDefault(building, Roll.EMPTY).doors().get(door);
    }

    Held in(Phase now) {
      return new Held(ballot, community, terms, now, collectors, rolls, count, contestBy);
    }

    Held collectedBy(Set<UUID> now) {
      return new Held(ballot, community, terms, phase, now, rolls, count, contestBy);
    }

    Held with(String building, Roll roll) {
      var now = new LinkedHashMap<>(rolls);
      if (roll.size() == 0) {
        now.remove(building);
      } else {
        now.put(building, roll);
      }
      return new Held(
          ballot,
          community,
          terms,
          phase,
          collectors,
          Collections.unmodifiableMap(now),
          count,
          contestBy);
    }

    Held with(Household household, Standing now) {
      Roll roll = rolls.getOrDefault(household.building(), Roll.EMPTY);
      return with(household.building(), roll.with(household.door(), now));
    }

    Held counted(Count now) {
      return new Held(ballot, community, terms, phase, collectors, rolls, now, contestBy);
    }

    Held declaredUntil(Instant until) {
      return new Held(ballot, community, terms, Phase.DECLARED, collectors, rolls, count, until);
    }
  }
}
