package org.jiebang.needs.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.ballot.BallotSamples.CLOSES;
import static org.jiebang.needs.ballot.BallotSamples.OPENS;

import java.util.List;
import java.util.Map;
import org.jiebang.needs.ballot.Ballot.Terms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-33")
class TallyTest {

  private static Result of(int seats, int entitled, Sheet... sheets) {
    BallotRule rule = BallotPolicy.DEFAULT.ruleOf(BallotKind.OWNERS_COMMITTEE);
    return Tally.of(
        new Terms(List.of("A", "B", "C"), seats, rule, OPENS, CLOSES), List.of(sheets), entitled);
  }

  private static Sheet sheet(int number, int papers, int a, int b, int c) {
    return new Sheet(number, papers, 0, Map.of("A", a, "B", b, "C", c));
  }

  @Test
  void sheets_are_added_up() {
    Result result = of(2, 30, sheet(1, 10, 9, 4, 1), sheet(2, 10, 8, 7, 0));
    assertThat(result.votes())
        .containsExactly(Map.entry("A", 17), Map.entry("B", 11), Map.entry("C", 1));
    assertThat(result.chosen()).containsExactly("A", "B");
  }

  @Test
  void exactly_two_thirds_are_enough_and_one_less_is_not() {
    assertThat(of(1, 30, sheet(1, 20, 20, 0, 0)).valid()).isTrue();
    assertThat(of(1, 30, sheet(1, 19, 19, 0, 0)).valid()).isFalse();
  }

  @Test
  void exactly_half_of_the_papers_is_no_majority() {
    Result result = of(2, 20, sheet(1, 20, 11, 10, 0));
    assertThat(result.chosen()).containsExactly("A");
    assertThat(result.vacant()).isEqualTo(1);
  }

  @Test
  void spoiled_papers_count_for_the_turnout_and_against_everybody() {
    Result result = of(1, 15, new Sheet(1, 20, 10, Map.of("A", 10)));
    assertThat(result.valid()).isTrue();
    assertThat(result.chosen()).isEmpty();
  }

  @Test
  void who_shares_the_last_seat_does_not_get_it() {
    Result result = of(2, 20, sheet(1, 20, 19, 12, 12));
    assertThat(result.chosen()).containsExactly("A");
    assertThat(result.tied()).containsExactly("B", "C");
    assertThat(result.vacant()).isEqualTo(1);
  }

  @Test
  void an_empty_box_elects_nobody() {
    assertThat(of(1, 0).valid()).isFalse();
  }
}
