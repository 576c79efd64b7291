package org.jiebang.eventsourcing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverrideReasonTest {

  private static void refused(HttpRefusal with, @Nullable String header) {
    assertThatThrownBy(() -> OverrideReason.of(header))
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.refusal()).isEqualTo(with));
  }

  @Test
  void plain_words_and_encoded_ones_are_read() {
    assertThat(OverrideReason.of(" The desk is closed ")).isEqualTo("The desk is closed");
    assertThat(OverrideReason.of("1+1 desks, closed")).isEqualTo("1+1 desks, closed");
    String words = "社区值班室本周停办,由团区委代为核实";
    String encoded = URLEncoder.encode(words, StandardCharsets.UTF_8);
    assertThat(OverrideReason.of(encoded)).isEqualTo(words);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   "})
  void without_a_reason_there_is_no_override(@Nullable String header) {
    refused(HttpRefusal.OVERRIDE_REASON_REQUIRED, header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "too short",
        "%20%20%20%20%20%20%20%20%20%20x",
        "half an escape %4",
        "no hexadecimal %zz",
        "not UTF-8 at all %ff%fe",
        "a line%0Aand another one",
        "raw letters 社区值班室"
      })
  void what_is_no_reason_is_refused(String header) {
    refused(HttpRefusal.VALIDATION_FAILED, header);
  }

  @Test
  void a_reason_has_ten_to_five_hundred_characters_however_many_bytes() {
    assertThat(OverrideReason.of("%F0%9F%8F%A0".repeat(500))).hasSize(1000);
    assertThat(OverrideReason.of("x".repeat(10))).hasSize(10);
    refused(HttpRefusal.VALIDATION_FAILED, "x".repeat(501));
    refused(HttpRefusal.VALIDATION_FAILED, "%F0%9F%8F%A0".repeat(501));
    refused(HttpRefusal.VALIDATION_FAILED, "x".repeat(9));
  }
}
