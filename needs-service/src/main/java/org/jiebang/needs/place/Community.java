package org.jiebang.needs.place;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a community's events add up to. */
public sealed interface Community {

  record Unregistered() implements Community {}

  /**
   * @param lay in which district it lay, day by day: from before its first day on there is one
   * @param move that is proposed; null: none is
   * @param estates names by id, in the order they were added, without closed ones
   * @param closed names of estates that were closed, by id
   * @param buildings by id, in the order they were added
   * @param demographics days on which something was recorded, oldest first
   * @param open false: needs are not taken at present
   */
  record Registered(
      CommunityId id,
      Timeline<UUID> lay,
      @Nullable ProposedMove move,
      ZoneId timeZone,
      @Nullable PilotKind kind,
      Map<EstateId, String> estates,
      Map<EstateId, String> closed,
      Map<BuildingId, Building> buildings,
      List<DatedDemographics> demographics,
      boolean open)
      implements Community {

    static Registered first(CommunityId id, UUID district, ZoneId timeZone) {
      return new Registered(
          id,
          Timeline.<UUID>empty().put(LocalDate.MIN, district),
          null,
          timeZone,
          null,
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          true);
    }

    /** The district committee above it. */
    public UUID district() {
      return lay.from().lastEntry().getValue();
    }

    /** The district that it lay in on that day, or lies in. */
    public UUID districtOn(LocalDate day) {
      return requireNonNull(lay.on(day));
    }

    /** The day it is there. */
    public LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, timeZone);
    }

    /** Whether the estate is or was one of its. */
    public boolean knows(EstateId estate) {
      return estates.containsKey(estate) || closed.containsKey(estate);
    }

    Registered with(EstateId estate, String name) {
      return new Registered(
          id,
          lay,
          move,
          timeZone,
          kind,
          plus(estates, estate, name),
          closed,
          buildings,
          demographics,
          open);
    }

    Registered without(EstateId estate) {
      var fewer = new LinkedHashMap<>(estates);
      String name = fewer.remove(estate);
      return new Registered(
          id,
          lay,
          move,
          timeZone,
          kind,
          fewer,
          name == null ? closed : plus(closed, estate, name),
          buildings,
          demographics,
          open);
    }

    Registered with(Building building) {
      return new Registered(
          id,
          lay,
          move,
          timeZone,
          kind,
          estates,
          closed,
          plus(buildings, building.id(), building),
          demographics,
          open);
    }

    Registered with(DatedDemographics one) {
      return new Registered(
          id,
          lay,
          move,
          timeZone,
          kind,
          estates,
          closed,
          buildings,
          DatedDemographics.with(demographics, one),
          open);
    }

    Registered as(PilotKind now) {
      return new Registered(
          id, lay, move, timeZone, now, estates, closed, buildings, demographics, open);
    }

    Registered openForNeeds(boolean now) {
      return new Registered(
          id, lay, move, timeZone, kind, estates, closed, buildings, demographics, now);
    }

    Registered proposed(@Nullable ProposedMove now) {
      return new Registered(
          id, lay, now, timeZone, kind, estates, closed, buildings, demographics, open);
    }

    Registered moved(UUID district, LocalDate from) {
      return new Registered(
          id,
          lay.put(from, district),
          null,
          timeZone,
          kind,
          estates,
          closed,
          buildings,
          demographics,
          open);
    }

    private static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
      var more = new LinkedHashMap<>(map);
      more.put(key, value);
      return more;
    }
  }

  /**
   * A move to another district that the one above it has proposed.
   *
   * @param from the first day on which it would lie there
   */
  record ProposedMove(UUID district, LocalDate from, String reason) {}
}
