package org.jiebang.needs.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;

/** What a report's events add up to. */
public sealed interface ResearchReport {

  record Undrafted() implements ResearchReport {}

  /** How far a report has come. */
  enum Phase {
    DRAFT,
    SUBMITTED,
    PUBLISHED
  }

  /**
   * A report that was drafted.
   *
   * @param uptakes what takes up a suggestion, by its number
   */
  record Drafted(
      ResearchReportId report,
      CommunityId community,
      UUID author,
      Phase phase,
      ReportContent content,
      Map<Integer, Set<Uptake>> uptakes)
      implements ResearchReport {

    Drafted with(Phase now) {
      return new Drafted(report, community, author, now, content, uptakes);
    }

    Drafted with(ReportContent now) {
      return new Drafted(report, community, author, phase, now, uptakes);
    }

    Drafted with(int suggestion, Uptake uptake) {
      var more = new HashMap<>(uptakes);
      var all = new HashSet<>(uptakesOf(suggestion));
      all.add(uptake);
      more.put(suggestion, Set.copyOf(all));
      return new Drafted(report, community, author, phase, content, Map.copyOf(more));
    }

    Set<Uptake> uptakesOf(int suggestion) {
      return uptakes.getOrDefault(suggestion, Set.of());
    }
  }
}
