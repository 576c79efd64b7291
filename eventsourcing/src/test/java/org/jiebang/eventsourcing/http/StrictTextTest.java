package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "\"五环 😀\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u4e94\\u0001\"",
        "\"\\\\u0000 \\\\ud800\"",
        "\"\\n\\\"\\\\\"",
        "\"\\u00",
        "\"\\uzzzz\"",
        "\\"
      })
  void a_text_passes_and_what_is_no_json_is_left_to_the_reader(String json) {
    assertThatCode(() -> StrictText.check(json.getBytes(UTF_8))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\u0000\"",
        "\"a\\\\\\u0000\"",
        "\"\\ud800\"",
        "\"\\uD800x\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\ud800\\udc00\"",
        "\"\\udc00\\ud800\"",
        "{\"\\u0000\":1}",
        "\"\\ud800\\u004"
      })
  void what_no_text_holds_is_refused(String json) {
    assertThatThrownBy(() -> StrictText.check(json.getBytes(UTF_8))).isInstanceOf(Rejected.class);
  }

  @Test
  void other_encodings_are_refused() {
    for (byte[] bytes :
        new byte[][] {
          {'"', (byte) 0xc0, (byte) 0xaf, '"'},
          {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
          {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
          {'"', (byte) 0xe4, (byte) 0xba, '"'},
          "\"五\"".getBytes(UTF_16LE),
          "{}".getBytes(UTF_16LE)
        }) {
      assertThatThrownBy(() -> StrictText.check(bytes)).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void only_json_is_looked_at() {
    assertThat(StrictText.isJson(MediaType.valueOf("application/json;charset=x"))).isTrue();
    assertThat(StrictText.isJson(MediaType.valueOf("application/merge-patch+json"))).isTrue();
    assertThat(StrictText.isJson(MediaType.TEXT_PLAIN_TYPE)).isFalse();
    assertThat(StrictText.isJson(null)).isFalse();
  }
}
