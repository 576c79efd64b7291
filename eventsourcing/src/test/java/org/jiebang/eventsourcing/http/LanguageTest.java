package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|EN",
        "en-GB|EN",
        "EN|EN",
        "zh-CN|ZH",
        "zh-Hant-TW|ZH",
        "zh;q=0.5, en;q=0.8|EN",
        "fr, en;q=0.3|EN",
        "fr|ZH",
        "*|ZH",
        "en;q=0, *|ZH",
        "en;q=0|ZH",
        "en;q=seven|ZH",
        ";;;|ZH",
        "<script>|ZH",
        "''|ZH"
      })
  void what_is_wished_for_is_spoken_and_otherwise_chinese(String header, Language spoken) {
    assertThat(Language.of(header)).isEqualTo(spoken);
  }

  @Test
  void nothing_or_far_too_much_is_chinese() {
    assertThat(Language.of(null)).isEqualTo(Language.ZH);
    assertThat(Language.of("en," + "fr;q=0.1,".repeat(1_000) + "de")).isEqualTo(Language.ZH);
  }
}
