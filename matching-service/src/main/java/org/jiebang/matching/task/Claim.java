package org.jiebang.matching.task;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.inbound.PersonId;
import org.jiebang.matching.organisation.OrganisationId;

/**
 * An organisation's wish to do a task: the intention; its content is the bid.
 *
 * @param round of the posting it belongs to, from 1
 * @param sheetVersion the version of the sheet that its bid answers
 * @param bid sealed under the task's key; it stays so here, the opened text stands in BidsOpened
 * @param scores at most one per criterion and scorer
 */
public record Claim(
    ClaimId claim,
    OrganisationId organisation,
    PersonId claimant,
    int round,
    int sheetVersion,
    Envelope bid,
    Standing standing,
    List<Score> scores) {

  /** The states of a claim; the names are those of LIFECYCLES. */
  public enum Standing {
    OPEN,
    WITHDRAWN,
    REJECTED,
    RUNNER_UP,
    AWARDED,
    COMMITTED,
    DECLINED,
    LAPSED
  }

  /**
   * @param score 0 to the criterion's highest
   */
  public record Score(String criterion, PersonId scorer, int score) {}

  Claim stand(Standing next) {
    return new Claim(claim, organisation, claimant, round, sheetVersion, bid, next, scores);
  }

  Claim rebid(int version, Envelope changed) {
    return new Claim(claim, organisation, claimant, round, version, changed, standing, scores);
  }

  /** A scorer's later score of a criterion replaces the earlier one. */
  Claim scored(Score score) {
    var all = new ArrayList<Score>();
    for (Score s : scores) {
      if (!s.criterion().equals(score.criterion()) || !s.scorer().equals(score.scorer())) {
        all.add(s);
      }
    }
    all.add(score);
    return new Claim(
        claim, organisation, claimant, round, sheetVersion, bid, standing, List.copyOf(all));
  }

  boolean scoredByAll(List<Criterion> criteria) {
    return criteria.stream()
        .allMatch(c -> scores.stream().anyMatch(s -> s.criterion().equals(c.code())));
  }

  /**
   * Σ weight × mean score ÷ highest score, in thousandths of a weight point, each criterion rounded
   * down: integers, so that everybody computes the same tie.
   */
  long total(List<Criterion> criteria) {
    long total = 0;
    for (Criterion c : criteria) {
      long sum = 0;
      long count = 0;
      for (Score s : scores) {
        if (s.criterion().equals(c.code())) {
          sum += s.score();
          count++;
        }
      }
      if (count > 0) {
        total += 1000L * c.weight() * sum / (count * c.maxScore());
      }
    }
    return total;
  }
}
