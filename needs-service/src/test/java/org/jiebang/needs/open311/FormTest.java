package org.jiebang.needs.open311;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  private static Form form(String sent) {
    return Form.read(sent.getBytes(US_ASCII));
  }

  @Test
  void names_and_values_are_decoded() {
    assertThat(form("first_name=%E8%8A%B3&description=two+words%26more&&x=").fields())
        .containsExactly(entry("first_name", "芳"), entry("description", "two words&more"));
    assertThat(Form.read("description=路灯".getBytes(UTF_8)).get("description")).isEqualTo("路灯");
  }

  @Test
  void what_is_blank_is_not_there() {
    Form form = form("phone=+%20&email");
    assertThat(form.get("phone")).isNull();
    assertThat(form.get("email")).isNull();
    assertThatThrownBy(() -> form.required("phone")).isInstanceOf(Rejected.class);
  }

  @Test
  void answers_to_a_services_questions_are_found_by_their_code() {
    assertThat(form("attribute%5BESTATE%5D=a&attribute[RISK_STATEMENT][]=b&lat=1").attributes())
        .containsExactly(entry("ESTATE", "a"), entry("RISK_STATEMENT", "b"));
    Form twice = form("attribute[ESTATE]=a&attribute[ESTATE][]=b");
    assertThatThrownBy(twice::attributes).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=%", "a=%4", "a=%zz", "a=%FF", "a=%E8%8A", "a=%ED%A0%80", "=a", "a=1&a=2"})
  void what_is_no_form_is_refused(String sent) {
    assertThatThrownBy(() -> form(sent)).isInstanceOf(Rejected.class);
  }

  @Test
  void a_form_has_limits() {
    String many = IntStream.range(0, 61).mapToObj(i -> "f" + i).collect(Collectors.joining("&"));
    assertThatThrownBy(() -> form(many)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> form("n".repeat(81) + "=1")).isInstanceOf(Rejected.class);
    assertThat(form("n".repeat(80) + "=1").fields()).hasSize(1);
  }
}
