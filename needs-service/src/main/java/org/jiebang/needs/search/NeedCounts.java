package org.jiebang.needs.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.http.Listing;
import org.jspecify.annotations.Nullable;

/**
 * How many needs came in, and what had become of them by the end of a day. The groups add up to the
 * whole.
 *
 * @param from the first day on which they came in, in the community's time zone
 * @param to the last one
 * @param on as things were at the end of this day: what happened later does not count
 * @param collected how many came in
 * @param resolved how many of them were resolved
 * @param rate resolved of collected, 0 to 1 with four places; null when none came in
 * @param states how many of them were in each state
 * @param groups by their keys
 */
@Schema(name = "NeedCounts")
public record NeedCounts(
    UUID community,
    String timeZone,
    LocalDate from,
    LocalDate to,
    LocalDate on,
    String by,
    long collected,
    long resolved,
    @Nullable Double rate,
    Map<String, Long> states,
    List<Group> groups)
    implements Listing<NeedCounts.Group> {

  private static final String RESOLVED = "RESOLVED";
  private static final double PLACES = 10_000;

  /**
   * @param key number of the grid, name of the category, state or channel; null for needs that were
   *     in no grid
   */
  @Schema(name = "NeedCountsGroup")
  public record Group(
      @Nullable String key,
      long collected,
      long resolved,
      @Nullable Double rate,
      Map<String, Long> states) {}

  @Override
  public List<Group> items() {
    return groups;
  }

  /** Needs of one key that were in one state. */
  record Cell(String key, String state, long needs) {}

  /**
   * @param cells any order
   */
  static NeedCounts of(
      UUID community,
      String timeZone,
      LocalDate from,
      LocalDate to,
      LocalDate on,
      String by,
      List<Cell> cells) {
    Map<String, Map<String, Long>> byKey = new TreeMap<>();
    Map<String, Long> all = new TreeMap<>();
    for (Cell cell : cells) {
      byKey
          .computeIfAbsent(cell.key(), _ -> new TreeMap<>())
          .merge(cell.state(), cell.needs(), Long::sum);
      all.merge(cell.state(), cell.needs(), Long::sum);
    }
    var groups = new ArrayList<Group>();
    byKey.forEach(
        (key, states) ->
            groups.add(
                new Group(
                    key.isEmpty() ? null : key,
                    sum(states),
                    resolved(states),
                    rate(states),
                    states)));
    return new NeedCounts(
        community, timeZone, from, to, on, by, sum(all), resolved(all), rate(all), all, groups);
  }

  private static long sum(Map<String, Long> states) {
    return states.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long resolved(Map<String, Long> states) {
    return states.getOrDefault(RESOLVED, 0L);
  }

  private static @Nullable Double rate(Map<String, Long> states) {
    long collected = sum(states);
    return collected == 0 ? null : Math.round(PLACES * resolved(states) / collected) / PLACES;
  }
}
