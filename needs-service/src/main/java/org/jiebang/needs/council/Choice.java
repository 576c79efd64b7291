package org.jiebang.needs.council;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody voted: exactly one of the three, as the method asks.
 *
 * @param answer for YES_NO
 * @param score for SCORE_1_10
 * @param ranking for RANK: options, best first; those left out come last and get nothing
 */
@Schema(name = "CouncilChoice")
public record Choice(
    @Nullable Answer answer, @Nullable Integer score, @Nullable List<String> ranking) {

  /** An abstention counts as cast, and for neither side. */
  @Schema(name = "CouncilAnswer")
  public enum Answer {
    YES,
    NO,
    ABSTAIN
  }

  /** An order of choices that says nothing of when they were made, or by whom. */
  static final Comparator<Choice> BY_CONTENT = Comparator.comparing(Choice::text);

  static Choice of(Answer answer) {
    return new Choice(answer, null, null);
  }

  static Choice of(int score) {
    return new Choice(null, score, null);
  }

  static Choice of(List<String> ranking) {
    return new Choice(null, null, ranking);
  }

  private String text() {
    return answer != null
        ? answer.name()
        : score != null ? String.format("%02d", score) : String.valueOf(ranking);
  }
}
