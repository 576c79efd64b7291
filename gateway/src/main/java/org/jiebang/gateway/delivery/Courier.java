package org.jiebang.gateway.delivery;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.gateway.webhook.Subscription;
import org.jiebang.gateway.webhook.WebhookConfig;
import org.jiebang.gateway.webhook.WebhookSecrets;

/** Signs a message and brings it to where it is to go, if that may be sent to. */
@ApplicationScoped
class Courier {

  private static final Logger LOG = Logger.getLogger(Courier.class);
  private static final List<String> PROFILES = List.of("local", "test");

  private final WebhookConfig config;
  private final WebhookSecrets secrets;
  private final Clock clock;
  private final Targets targets;
  private final Post post;

  Courier(Vertx vertx, WebhookConfig config, WebhookSecrets secrets, Clock clock) {
    this.config = config;
    this.secrets = secrets;
    this.clock = clock;
    this.targets =
        new Targets(Resolver.SYSTEM, config.ports(), config.loopback(), config.resolveTimeout());
    this.post = new Post(vertx, config);
  }

  /** Before anything else starts. */
  void check(@Observes @Priority(10) StartupEvent start) {
    refuse(config.loopback(), PROFILES.stream().anyMatch(ConfigUtils::isProfileActive));
  }

  static void refuse(boolean loopback, boolean profileAllows) {
    if (loopback && !profileAllows) {
      throw new IllegalStateException(
          "jiebang.gateway.webhooks.loopback is for the profiles local and test only.");
    }
  }

  Targets targets() {
    return targets;
  }

  /**
   * @throws TargetRefused when nothing is sent
   */
  Post.Answer bring(Subscription subscription, Message message) throws TargetRefused {
    Target target = targets.resolve(subscription.url());
    long now = Instant.now().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Jiebang-Webhooks/1");
    headers.put(Signature.ID, message.id());
    headers.put(Signature.TIMESTAMP, Long.toString(now));
    headers.put(
        Signature.SIGNATURE,
        Signature.of(secrets(subscription), message.id(), now, message.body()));
    Post.Answer answer = post.send(target, headers, message.body());
    LOG.debugf(
        "sent webhook=%s message=%s outcome=%s status=%s",
        subscription.webhook().value(), message.id(), answer.outcome(), answer.status());
    return answer;
  }

  /** The newest first; the one before as long as it is to be used. */
  private List<String> secrets(Subscription subscription) {
    UUID webhook = subscription.webhook().value();
    Instant now = clock.now();
    return subscription.secrets().stream()
        .filter(
            secret -> {
              Instant until = secret.until();
              return until == null || now.isBefore(until);
            })
        .map(secret -> secrets.open(webhook, secret))
        .filter(Objects::nonNull)
        .toList();
  }

  @PreDestroy
  void close() {
    post.close();
  }
}
