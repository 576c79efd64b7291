package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.needs.council.Choice.Answer;

/**
 * Counts a vote: LIFECYCLES, «ADOPTED means». In whole numbers only, so that anybody who counts
 * again comes to the same. Where nobody voted nothing is adopted and nothing is tied.
 */
final class Tally {

  private Tally() {}

  static VoteResult of(VoteRules rules, Collection<Choice> votes) {
    return switch (rules.method()) {
      case YES_NO -> yesNo(votes);
      case SCORE_1_10 -> score(requireNonNull(rules.thresholdTenths()), votes);
      case RANK -> rank(rules.options(), requireNonNull(rules.places()), votes);
    };
  }

  private static VoteResult yesNo(Collection<Choice> votes) {
    var counts = new LinkedHashMap<String, Integer>();
    for (Answer answer : Answer.values()) {
      counts.put(answer.name(), (int) votes.stream().filter(v -> v.answer() == answer).count());
    }
    int yes = requireNonNull(counts.get("YES"));
    int no = requireNonNull(counts.get("NO"));
    boolean tied = yes == no && !votes.isEmpty();
    return new VoteResult(
        votes.size(),
        counts,
        yes > no,
        List.of(),
        tied ? List.of("YES", "NO") : List.of(),
        tied ? 1 : 0);
  }

  private static VoteResult score(int thresholdTenths, Collection<Choice> votes) {
    var counts = new LinkedHashMap<String, Integer>();
    int sum = 0;
    for (int score = 1; score <= 10; score++) {
      int given = score;
      int times = (int) votes.stream().filter(v -> requireNonNull(v.score()) == given).count();
      counts.put(String.valueOf(score), times);
      sum += score * times;
    }
    boolean adopted = !votes.isEmpty() && 10 * sum >= thresholdTenths * votes.size();
    return new VoteResult(votes.size(), counts, adopted, List.of(), List.of(), 0);
  }

  /** Of k options the first on a ballot gets k - 1 points, the next k - 2, one left out none. */
  private static VoteResult rank(List<String> options, int places, Collection<Choice> votes) {
    Map<String, Integer> points = new LinkedHashMap<>();
    options.forEach(o -> points.put(o, 0));
    for (Choice vote : votes) {
      int worth = options.size() - 1;
      for (String option : requireNonNull(vote.ranking())) {
        points.merge(option, worth--, Integer::sum);
      }
    }
    if (votes.isEmpty()) {
      return new VoteResult(0, points, false, List.of(), List.of(), 0);
    }
    int last = points.values().stream().sorted(Comparator.reverseOrder()).toList().get(places - 1);
    // A stable sort: options with the same points stay as they were published.
    List<String> above =
        options.stream()
            .filter(o -> points.getOrDefault(o, 0) > last)
            .sorted(Comparator.comparing(o -> -points.getOrDefault(o, 0)))
            .toList();
    List<String> at = options.stream().filter(o -> points.getOrDefault(o, 0) == last).toList();
    int open = places - above.size();
    if (at.size() > open) {
      return new VoteResult(votes.size(), points, false, above, at, open);
    }
    var winners = new ArrayList<>(above);
    winners.addAll(at);
    return new VoteResult(votes.size(), points, true, winners, List.of(), 0);
  }
}
