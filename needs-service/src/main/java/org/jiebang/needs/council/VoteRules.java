package org.jiebang.needs.council;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one vote, published before it begins.
 *
 * @param options what is ranked; empty for the other methods
 * @param thresholdTenths the mean score that adopts, in tenths: 60 is 6.0; for scores only
 * @param places how many options are adopted; for ranks only
 * @param changes who has voted may vote otherwise until the end
 * @param secret nobody learns who voted how: see ADR 0057
 */
@Schema(name = "CouncilVoteRules")
public record VoteRules(
    VoteMethod method,
    List<String> options,
    @Nullable Integer thresholdTenths,
    @Nullable Integer places,
    boolean changes,
    boolean secret) {

  /** Whether they say all that the method asks for, and nothing that it does not. */
  boolean complete() {
    return switch (method) {
      case YES_NO -> options.isEmpty() && thresholdTenths == null && places == null;
      case SCORE_1_10 -> options.isEmpty() && thresholdTenths != null && places == null;
      case RANK ->
          thresholdTenths == null
              && places != null
              && options.size() > places
              && options.stream().distinct().count() == options.size();
    };
  }

  /** Whether a choice is one of those that this vote offers. */
  boolean offers(Choice choice) {
    return switch (method) {
      case YES_NO -> choice.answer() != null && choice.score() == null && choice.ranking() == null;
      case SCORE_1_10 ->
          choice.answer() == null
              && choice.ranking() == null
              && choice.score() != null
              && choice.score() >= 1
              && choice.score() <= 10;
      case RANK ->
          choice.answer() == null
              && choice.score() == null
              && choice.ranking() != null
              && !choice.ranking().isEmpty()
              && choice.ranking().stream().distinct().count() == choice.ranking().size()
              && options.containsAll(choice.ranking());
    };
  }
}
