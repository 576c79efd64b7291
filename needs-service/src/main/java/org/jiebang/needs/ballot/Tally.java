package org.jiebang.needs.ballot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.needs.ballot.Ballot.Terms;

/** Adds up count sheets. */
final class Tally {

  private Tally() {}

  static int papers(Collection<Sheet> sheets) {
    return sheets.stream().mapToInt(Sheet::papers).sum();
  }

  static Result of(Terms terms, Collection<Sheet> sheets, int entitled) {
    int papers = papers(sheets);
    var votes = new LinkedHashMap<String, Integer>();
    terms.choices().forEach(choice -> votes.put(choice, 0));
    sheets.forEach(
        sheet -> sheet.votes().forEach((choice, n) -> votes.merge(choice, n, Integer::sum)));
    boolean valid = papers > 0 && terms.rule().reached(papers, entitled);
    var chosen = new ArrayList<String>();
    List<String> tied = List.of();
    if (valid) {
      List<String> enough = ranked(votes, terms.rule(), papers);
      int seats = terms.seats();
      if (enough.size() > seats && same(votes, enough.get(seats - 1), enough.get(seats))) {
        // The last seat has several claimants: only those clearly before them are chosen.
        int last = votes.getOrDefault(enough.get(seats), 0);
        enough.stream().filter(c -> votes.getOrDefault(c, 0) > last).forEach(chosen::add);
        tied = enough.stream().filter(c -> votes.getOrDefault(c, 0) == last).toList();
      } else {
        enough.stream().limit(seats).forEach(chosen::add);
      }
    }
    return new Result(
        entitled,
        papers,
        sheets.stream().mapToInt(Sheet::spoiled).sum(),
        valid,
        votes,
        List.copyOf(chosen),
        tied,
        terms.seats() - chosen.size());
  }

  /** Those with enough votes, most first; equal ones in the order of the paper. */
  private static List<String> ranked(Map<String, Integer> votes, BallotRule rule, int papers) {
    return votes.entrySet().stream()
        .filter(e -> rule.enough(e.getValue(), papers))
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean same(Map<String, Integer> votes, String one, String other) {
    return votes.getOrDefault(one, 0).equals(votes.getOrDefault(other, 0));
  }
}
