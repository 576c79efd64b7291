package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return=minimal",
        "Return = Minimal",
        "return=\"minimal\"",
        "respond-async, return=minimal",
        "wait=10; return=minimal"
      })
  void headers_alone_are_preferred(String header) {
    assertThat(Preference.minimal(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"return=representation", "minimal", "return", "returning=minimal", ",,;;", ""})
  void anything_else_is_passed_over(String header) {
    assertThat(Preference.minimal(header)).isFalse();
  }

  @Test
  void nothing_is_preferred_unless_it_is_said() {
    assertThat(Preference.minimal(null)).isFalse();
  }
}
