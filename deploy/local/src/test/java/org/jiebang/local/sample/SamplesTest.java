package org.jiebang.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

  @Test
  void all_of_them_are_loaded_in_one_order() {
    assertThat(Samples.asked("all"))
        .containsExactly("wuhuan", "boyuan", "pilots", "yucaijie", "dida");
    assertThat(Samples.asked("dida, boyuan,dida")).containsExactly("boyuan", "dida");
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlantis", "boyuan,atlantis", "all,atlantis"})
  void a_name_that_there_is_not_is_said_with_those_that_there_are(String asked) {
    assertThatThrownBy(() -> Samples.asked(asked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "There is no sample \"(atlantis|all)\"\\. The samples are: all, wuhuan, boyuan, pilots,"
                + " yucaijie, dida\\.");
  }
}
