package org.jiebang.needs.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign has come in one building, in numbers.
 *
 * @param visited doors that somebody was at
 * @param outcomes doors by how the last visit there went
 * @param findings by kind, of all visits
 */
@Schema(name = "CampaignCoverage")
public record Coverage(
    String building,
    int households,
    int visited,
    Map<VisitOutcome, Integer> outcomes,
    Map<FindingKind, Integer> findings) {

  static Coverage none(Place place) {
    return new Coverage(place.building(), place.households(), 0, Map.of(), Map.of());
  }

  Coverage of(int now) {
    return new Coverage(building, now, visited, outcomes, findings);
  }

  Coverage with(@Nullable VisitOutcome before, VisitOutcome outcome, List<Finding> found) {
    var counts = new TreeMap<>(outcomes);
    if (before != null) {
      counts.computeIfPresent(before, (_, n) -> n == 1 ? null : n - 1);
    }
    counts.merge(outcome, 1, Integer::sum);
    return new Coverage(
        building, households, visited + (before == null ? 1 : 0), counts, plus(findings, found));
  }

  static Map<FindingKind, Integer> plus(Map<FindingKind, Integer> counts, List<Finding> found) {
    if (found.isEmpty()) {
      return counts;
    }
    var more = new LinkedHashMap<>(counts);
    found.forEach(finding -> more.merge(finding.kind(), 1, Integer::sum));
    return more;
  }

  /** Doors at which somebody was in. */
  int met() {
    return outcomes.entrySet().stream()
        .filter(e -> e.getKey().met())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
