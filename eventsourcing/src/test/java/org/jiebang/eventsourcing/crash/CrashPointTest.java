package org.jiebang.eventsourcing.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** That an armed process dies is shown by the system tests: here it would take the tests along. */
class CrashPointTest {

  @Test
  void a_point_is_named_as_it_is_read() {
    assertThat(CrashPoint.AFTER_APPEND_COMMIT.label()).isEqualTo("after-append-commit");
  }

  @Test
  void a_point_that_does_not_exist_is_refused() {
    for (String wrong : List.of("after-lunch:1", "after-ack", "after-ack:0", "after-ack:x", "")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> CrashPoint.arm(wrong));
    }
  }

  @Test
  void it_is_refused_where_people_work() {
    for (List<String> profiles :
        List.of(List.of("prod"), List.of("prod", "local"), List.<String>of())) {
      assertThatIllegalStateException()
          .as("%s", profiles)
          .isThrownBy(() -> CrashArming.requireHarmless(profiles));
    }
    assertThatCode(() -> CrashArming.requireHarmless(List.of("local"))).doesNotThrowAnyException();
  }
}
