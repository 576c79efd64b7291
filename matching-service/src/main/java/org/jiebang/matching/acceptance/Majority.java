package org.jiebang.matching.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.matching.acceptance.AcceptanceCommand.OpenedVerdict;

/**
 * How single verdicts become one. A member's own verdict is the most severe of their criteria. The
 * panel's is the most severe one that more than half of the members find at least necessary; so an
 * even split goes the milder way. Only members who assessed every criterion count.
 *
 * @param byMember the verdicts of members with a complete review, by criterion
 */
record Majority(List<String> criteria, Map<UUID, Map<String, Verdict>> byMember) {

  static Majority of(Acceptance.Panel panel, List<OpenedVerdict> opened) {
    var byMember = new LinkedHashMap<UUID, Map<String, Verdict>>();
    for (UUID member : panel.members()) {
      var own = new LinkedHashMap<String, Verdict>();
      opened.stream()
          .filter(o -> o.member().equals(member))
          .forEach(o -> own.put(o.criterion(), o.verdict()));
      if (own.keySet().containsAll(panel.criteria())) {
        byMember.put(member, own);
      }
    }
    return new Majority(panel.criteria(), byMember);
  }

  int members() {
    return byMember.size();
  }

  Verdict verdict() {
    return majority(byMember.values().stream().map(Majority::severest).toList());
  }

  Map<String, Verdict> perCriterion() {
    var all = new LinkedHashMap<String, Verdict>();
    for (String criterion : criteria) {
      var verdicts = new ArrayList<Verdict>();
      byMember.values().forEach(own -> verdicts.add(own.getOrDefault(criterion, Verdict.PASS)));
      all.put(criterion, majority(verdicts));
    }
    return all;
  }

  /** Members whose own verdict differs from the panel's. */
  List<UUID> dissent() {
    Verdict verdict = verdict();
    return byMember.entrySet().stream()
        .filter(m -> severest(m.getValue()) != verdict)
        .map(Map.Entry::getKey)
        .toList();
  }

  AcceptanceResult result() {
    return switch (verdict()) {
      case PASS -> AcceptanceResult.PASSED;
      case PASS_WITH_REMARKS -> AcceptanceResult.PASSED_WITH_REMARKS;
      case REWORK -> AcceptanceResult.REWORK;
      case FAIL -> AcceptanceResult.FAILED;
    };
  }

  private static Verdict severest(Map<String, Verdict> own) {
    return own.values().stream().max(Verdict::compareTo).orElse(Verdict.PASS);
  }

  private static Verdict majority(Collection<Verdict> verdicts) {
    for (Verdict severity : List.of(Verdict.FAIL, Verdict.REWORK, Verdict.PASS_WITH_REMARKS)) {
      long supporters = verdicts.stream().filter(v -> v.compareTo(severity) >= 0).count();
      if (supporters * 2 > verdicts.size()) {
        return severity;
      }
    }
    return Verdict.PASS;
  }
}
