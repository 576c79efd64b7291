package org.jiebang.gateway.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.webhook.Receivers.Delivery;
import org.jiebang.gateway.webhook.Subscription;
import org.jiebang.gateway.webhook.WebhookConfig;

/** Tries to deliver one fact, once, and says what came of it. */
@Singleton
class Attempts {

  static final String DELIVERED = "DELIVERED";

  private static final Logger LOG = Logger.getLogger(Attempts.class);

  private final Courier courier;
  private final WebhookConfig config;
  private final MeterRegistry meters;

  Attempts(Courier courier, WebhookConfig config, MeterRegistry meters) {
    this.courier = courier;
    this.config = config;
    this.meters = meters;
  }

  Delivery make(Subscription subscription, Progress row, FeedLine line) {
    Message message = Message.of(row.webhook(), line, config.messageLimitBytes());
    Instant begun = Instant.now().truncatedTo(ChronoUnit.MICROS);
    long nanos = System.nanoTime();
    Post.Answer answer = bring(subscription, message);
    String outcome = outcome(answer);
    Counter.builder("jiebang.webhook.attempts")
        .description("Attempts to deliver, by what came of them")
        .tag("outcome", outcome)
        .register(meters)
        .increment();
    return new Delivery(
        row.tried() + 1,
        line.position(),
        message.id(),
        row.attempts() + 1,
        begun,
        outcome,
        answer.status(),
        (int) ((System.nanoTime() - nanos) / 1_000_000));
  }

  private Post.Answer bring(Subscription subscription, Message message) {
    try {
      return courier.bring(subscription, message);
    } catch (TargetRefused e) {
      LOG.warnf("target refused webhook=%s: %s", subscription.webhook().value(), e.getMessage());
      return new Post.Answer("TARGET_REFUSED", null, "");
    }
  }

  private static String outcome(Post.Answer answer) {
    if (answer.good()) {
      return DELIVERED;
    }
    return answer.outcome().equals("ANSWERED") ? "REFUSED" : answer.outcome();
  }
}
