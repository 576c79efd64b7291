package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiebang.eventsourcing.http.ProblemText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProxyProblemTest {

  @ParameterizedTest
  @EnumSource(ProxyProblem.class)
  void what_the_door_answers_has_words_in_both_languages(ProxyProblem problem) {
    assertThat(ProblemText.chinese(problem.refusal())).isNotNull();
    assertThat(problem.refusal().detail()).isNotBlank();
  }
}
