package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jiebang.local.Arguments.Misused;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Set<String> OPTIONS = Set.of("--port", "--lang");
  private static final Set<String> FLAGS = Set.of("-d");

  @Test
  void options_flags_and_words_may_come_in_any_order() {
    Arguments arguments =
        Arguments.of(List.of("story", "-d", "--lang=zh", "--port", "9000"), OPTIONS, FLAGS, 1);
    assertThat(arguments.words()).containsExactly("story");
    assertThat(arguments.has("-d")).isTrue();
    assertThat(arguments.option("--lang")).isEqualTo("zh");
    assertThat(arguments.number("--port", 8080, 1, 65_535)).isEqualTo(9000);
  }

  @Test
  void what_is_not_given_has_its_default() {
    Arguments arguments = Arguments.of(List.of(), OPTIONS, FLAGS, 0);
    assertThat(arguments.number("--port", 8080, 1, 65_535)).isEqualTo(8080);
    assertThat(arguments.oneOf("--lang", "en", List.of("zh", "en"))).isEqualTo("en");
  }

  @Test
  void an_unknown_option_is_refused() {
    assertThatThrownBy(() -> Arguments.of(List.of("--prot", "1"), OPTIONS, FLAGS, 0))
        .isInstanceOf(Misused.class)
        .hasMessage("Not understood: --prot");
  }

  @Test
  void a_word_too_many_is_refused() {
    assertThatThrownBy(() -> Arguments.of(List.of("a", "b"), OPTIONS, FLAGS, 1))
        .isInstanceOf(Misused.class)
        .hasMessage("Not understood: b");
  }

  @Test
  void an_option_without_its_value_is_refused() {
    assertThatThrownBy(() -> Arguments.of(List.of("--port"), OPTIONS, FLAGS, 0))
        .isInstanceOf(Misused.class)
        .hasMessage("--port needs a value.");
  }

  @Test
  void a_port_that_is_none_is_refused() {
    for (String port : List.of("x", "0", "65536", "-1", "99999999999")) {
      Arguments arguments = Arguments.of(List.of("--port", port), OPTIONS, FLAGS, 0);
      assertThatThrownBy(() -> arguments.number("--port", 8080, 1, 65_535))
          .isInstanceOf(Misused.class)
          .hasMessageStartingWith("--port is a number from 1 to 65535");
    }
  }

  @Test
  void another_language_is_refused() {
    Arguments arguments = Arguments.of(List.of("--lang", "fr"), OPTIONS, FLAGS, 0);
    assertThatThrownBy(() -> arguments.oneOf("--lang", "en", List.of("zh", "en")))
        .hasMessage("--lang is one of zh, en, not fr.");
  }
}
