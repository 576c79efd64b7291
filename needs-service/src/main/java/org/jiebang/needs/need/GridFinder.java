package org.jiebang.needs.need;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.States;
import org.jiebang.needs.grid.GridMap.MicroGrid;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMapId;
import org.jiebang.needs.grid.GridMaps;
import org.jiebang.needs.grid.Position;
import org.jiebang.needs.grid.Spot;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.place.Building;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jiebang.needs.place.PlaceNames;
import org.jspecify.annotations.Nullable;

/**
 * Finds in which grid and micro-grid a need lies, on its community's grid map of the day there: the
 * one who verifies it need not look it up, and what they say is checked.
 */
@Singleton
public class GridFinder {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int LONGEST_NUMBER = 5;

  private final CommandHandler commands;
  private final NeedTexts texts;

  GridFinder(CommandHandler commands, NeedTexts texts) {
    this.commands = commands;
    this.texts = texts;
  }

  /**
   * What somebody says of where a need lies.
   *
   * @param building as they count them; so {@code door}
   */
  record Address(
      @Nullable EstateId estate,
      @Nullable String building,
      @Nullable String door,
      @Nullable Position point) {

    boolean saysNothing() {
      return estate == null && building == null && point == null;
    }
  }

  /** What a verification says, and whether the map knows it. */
  record Said(Whereabouts where, boolean onMap) {}

  /** Null when the community has no map that day, or nothing is said. */
  static @Nullable Whereabouts of(
      States states, Community.Registered place, Address address, Instant at) {
    Ground ground = address.saysNothing() ? null : ground(states, place, at);
    return ground == null ? null : ground.find(address);
  }

  /** Of a need that is amended: null when it stays where it lies, or the community has no map. */
  @Nullable Whereabouts amended(
      Need need,
      @Nullable UUID estate,
      @Nullable String building,
      @Nullable String door,
      Instant at) {
    if (!(need instanceof Filed filed) || estate == null && building == null && door == null) {
      return null;
    }
    Address now = address(filed);
    var then =
        new Address(
            estate == null ? now.estate() : new EstateId(estate),
            building == null ? now.building() : building,
            door == null ? now.door() : door,
            null);
    Ground ground = then.saysNothing() ? null : ground(filed.community(), at);
    return ground == null ? null : ground.find(then);
  }

  /**
   * Of a need that is verified: what the map says where nothing is said; as said where there is no
   * map.
   */
  Said verified(Need need, @Nullable String grid, @Nullable String microGrid, Instant at) {
    var said = new Whereabouts(grid, microGrid);
    Ground ground = need instanceof Filed filed ? ground(filed.community(), at) : null;
    return ground == null
        ? new Said(said, true)
        : ground.check(said, ground.find(address((Filed) need)));
  }

  private Address address(Filed need) {
    Particulars known = need.particulars();
    String door = texts.open(known.door(), need.need().value(), "door");
    return new Address(need.estate(), known.building(), door, null);
  }

  private @Nullable Ground ground(CommunityId community, Instant at) {
    return commands.load(Communities.INSTANCE, community.value()).state()
            instanceof Community.Registered place
        ? ground(commands, place, at)
        : null;
  }

  /** A map on which nothing is drawn, or nothing any more, is none. */
  private static @Nullable Ground ground(States states, Community.Registered place, Instant at) {
    return states.load(GridMaps.INSTANCE, GridMapId.of(place.id()).value()).state()
                instanceof Opened map
            && map.shows(place.day(at))
        ? new Ground(map, place, place.day(at))
        : null;
  }

  /** A community's map and places on a day. */
  private record Ground(Opened map, Community.Registered place, LocalDate day) {

    Whereabouts find(Address address) {
      return map.locate(spot(address), day)
          .map(l -> new Whereabouts(l.gridCode(), l.microGridCode()))
          .orElse(Whereabouts.NOWHERE);
    }

    private Spot spot(Address a) {
      Building building =
          a.building() == null ? null : new PlaceNames(place).building(a.estate(), a.building());
      if (building == null) {
        return new Spot(a.estate(), null, null, null, a.point());
      }
      List<Integer> numbers = a.door() == null ? List.of() : numbers(a.door());
      int count = numbers.size();
      return new Spot(
          building.estate(),
          building.id(),
          count < 2 ? null : numbers.get(count - 2),
          count < 1 ? null : numbers.get(count - 1),
          a.point());
    }

    /** 1-302, 1单元302室 and 302: the last one is the door's, the one before it the unit's. */
    private static List<Integer> numbers(String door) {
      return NUMBER
          .matcher(door)
          .results()
          .map(MatchResult::group)
          .filter(n -> n.length() <= LONGEST_NUMBER)
          .map(Integer::valueOf)
          .toList();
    }

    Said check(Whereabouts said, Whereabouts found) {
      String grid = said.grid();
      if (said.microGrid() != null) {
        MicroGrid micro = map.microGridOn(said.microGrid(), day);
        String in = micro == null ? null : gridOf(micro);
        return new Said(
            new Whereabouts(in, said.microGrid()), in != null && (grid == null || grid.equals(in)));
      }
      if (grid == null) {
        return new Said(found, true);
      }
      return new Said(grid.equals(found.grid()) ? found : said, map.gridOn(grid, day) != null);
    }

    private @Nullable String gridOf(MicroGrid micro) {
      var grid = micro.grids().on(day);
      var known = grid == null ? null : map.grids().get(grid);
      return known == null ? null : known.code();
    }
  }
}
