package org.jiebang.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jiebang.gateway.delivery.Retries.Again;
import org.jiebang.gateway.delivery.Retries.GiveUp;
import org.jiebang.gateway.webhook.Receivers.Delivery;
import org.jiebang.gateway.webhook.WebhookCommand.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes after a delivery that failed. */
class RetriesTest {

  private static final Instant NOON = Instant.parse("2025-03-01T04:00:00Z");

  private final Retries retries =
      new Retries(List.of(Duration.ofSeconds(5), Duration.ofMinutes(2)), most -> most - 1);

  @Test
  void it_is_tried_again_after_each_of_the_waits_and_a_little() {
    assertThat(retries.after(failed(1, 503))).isEqualTo(new Again(NOON.plusMillis(5_499)));
    assertThat(retries.after(failed(2, null))).isEqualTo(new Again(NOON.plusMillis(131_999)));
  }

  @Test
  void after_the_last_one_nobody_tries_any_more() {
    assertThat(retries.after(failed(3, 503))).isEqualTo(new GiveUp(Why.EXHAUSTED));
  }

  @Test
  void an_endpoint_that_says_it_is_gone_is_believed_at_once() {
    assertThat(retries.after(failed(1, 410))).isEqualTo(new GiveUp(Why.GONE));
  }

  private static Delivery failed(int attempt, @Nullable Integer status) {
    return new Delivery(7, 4711, "msg", attempt, NOON, "REFUSED", status, 3);
  }
}
