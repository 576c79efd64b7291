package org.jiebang.gateway.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.webhook.Receivers;
import org.jiebang.gateway.webhook.Subscription;
import org.jiebang.gateway.webhook.WebhookRefusal;
import org.jspecify.annotations.Nullable;

/** Receivers that messages are really sent to. */
@Singleton
class SendingReceivers implements Receivers {

  private static final Logger LOG = Logger.getLogger(SendingReceivers.class);
  private static final int CHALLENGE_BYTES = 32;

  private final Courier courier;
  private final ProgressTable progress;
  private final SecureRandom random = new SecureRandom();

  SendingReceivers(Courier courier, ProgressTable progress) {
    this.courier = courier;
    this.progress = progress;
  }

  @Override
  public void admit(String url) {
    try {
      courier.targets().resolve(url);
    } catch (TargetRefused e) {
      throw refused(e);
    }
  }

  @Override
  public void challenge(Subscription subscription) {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    String challenge = HexFormat.of().formatHex(bytes);
    try {
      Post.Answer answer =
          courier.bring(
              subscription,
              Message.challenge(
                  subscription.webhook().value(),
                  challenge,
                  Instant.now().truncatedTo(ChronoUnit.MICROS)));
      if (!answer.outcome().equals("ANSWERED")) {
        throw new Rejected(WebhookRefusal.ENDPOINT_UNREACHABLE);
      }
      if (!answer.good() || !challenge.equals(said(answer.body()))) {
        throw new Rejected(WebhookRefusal.CHALLENGE_NOT_ANSWERED);
      }
    } catch (TargetRefused e) {
      throw refused(e);
    }
  }

  /** {@code {"challenge": "…"}}, or the challenge alone. */
  private static String said(String body) {
    try {
      JsonNode json = Json.EVENTS.readTree(body);
      return json.isObject() ? json.path("challenge").asText() : json.asText();
    } catch (JsonProcessingException e) {
      return body.strip();
    }
  }

  /** Why is not told: it would say what there is inside. */
  private static Rejected refused(TargetRefused why) {
    LOG.debugf("target refused: %s", why.getMessage());
    return new Rejected(WebhookRefusal.TARGET_REFUSED);
  }

  @Override
  public Deliveries deliveries(UUID webhook, @Nullable Long before, int limit) {
    List<Delivery> found =
        progress.attempts(webhook, before == null ? Long.MAX_VALUE : before, limit + 1);
    List<Delivery> page = found.size() > limit ? found.subList(0, limit) : found;
    Progress now = progress.find(webhook);
    return new Deliveries(
        page,
        found.size() > limit ? (Long) page.getLast().number() : null,
        now == null ? 0 : now.position(),
        now == null ? 0 : now.attempts(),
        now == null ? null : now.nextAt());
  }
}
