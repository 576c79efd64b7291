package org.jiebang.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.junit.jupiter.api.Test;

/** Nobody calls somebody else's address as often as they like. */
class ChallengePausesTest {

  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);

  private long nanos = Duration.ofDays(1).toNanos();
  private final ChallengePauses pauses = new ChallengePauses(() -> nanos);

  @Test
  void each_pause_is_twice_the_one_before_and_ten_minutes_at_most() {
    List<Long> seconds = new ArrayList<>();
    pauses.begin(ONE, "https://hooks.example.com/a");
    pauses.begin(ONE, "https://hooks.example.com/a");
    for (int i = 0; i < 12; i++) {
      pauses.begin(ONE, "https://hooks.example.com/a");
      seconds.add(refused(ONE, "https://hooks.example.com/a"));
      nanos += Duration.ofSeconds(seconds.getLast()).toNanos();
    }
    assertThat(seconds)
        .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L, 600L);
  }

  @Test
  void another_webhook_to_the_same_host_waits_and_one_to_another_host_does_not() {
    for (int i = 0; i < 3; i++) {
      pauses.begin(ONE, "https://hooks.example.com/a");
    }
    assertThat(refused(OTHER, "https://HOOKS.example.com:8443/b")).isEqualTo(2);
    assertThatCode(() -> pauses.begin(OTHER, "https://other.example.com/"))
        .doesNotThrowAnyException();
  }

  @Test
  void a_host_that_has_answered_wants_it() {
    for (int i = 0; i < 3; i++) {
      pauses.begin(ONE, "https://hooks.example.com/a");
    }
    pauses.answered(ONE, "https://hooks.example.com/a");
    assertThatCode(() -> pauses.begin(OTHER, "https://hooks.example.com/a"))
        .doesNotThrowAnyException();
  }

  private long refused(UUID webhook, String url) {
    Rejected refused = catchThrowableOfType(Rejected.class, () -> pauses.begin(webhook, url));
    assertThat(refused.refusal()).isEqualTo(HttpRefusal.RATE_LIMITED);
    return (Long) Objects.requireNonNull(refused.facts().get("retryAfterSeconds"));
  }
}
