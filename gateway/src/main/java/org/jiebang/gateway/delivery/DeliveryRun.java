package org.jiebang.gateway.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.Sight.Look;
import org.jiebang.gateway.stream.FeedTail;
import org.jiebang.gateway.webhook.Receivers.Delivery;
import org.jiebang.gateway.webhook.Subscription;
import org.jiebang.gateway.webhook.Webhook;
import org.jiebang.gateway.webhook.WebhookConfig;
import org.jiebang.gateway.webhook.Webhooks;

/**
 * The deliveries of one webhook: one fact after the other, each until the endpoint has taken it.
 * What is in memory here may be lost at any time; the row of {@link Progress} says where to go on.
 */
final class DeliveryRun {

  private static final Logger LOG = Logger.getLogger(DeliveryRun.class);
  private static final int LOOKED_AT = 1_000;
  private static final Duration SOON = Duration.ofSeconds(1);

  /** When it gets its next turn. */
  private sealed interface Stage {

    /** As soon as the feed has more. */
    record Ready() implements Stage {}

    /** When the feed has more, and not before a time. */
    record Waiting(Instant until) implements Stage {}

    /** At a time, whatever the feed has: what is known may be wrong. */
    record Troubled(Instant until) implements Stage {}

    /** Never: it is not active, and the next list leaves it out. */
    record Gone() implements Stage {}
  }

  /** What all runs share. */
  @Singleton
  record Tools(
      CommandHandler webhooks,
      FeedTail feed,
      Audience audience,
      Attempts attempts,
      ProgressTable table,
      GivenUp givenUp,
      WebhookConfig config) {}

  private final UUID webhook;
  private final String owner;
  private final Tools tools;
  private final Bookmark bookmark;
  private final Retries retries;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Stage stage = new Stage.Ready();
  private volatile boolean changed = true;
  private volatile long begun;

  /**
   * @param owner whose places of {@link Turns} it takes
   */
  DeliveryRun(UUID webhook, String owner, Tools tools) {
    this.webhook = webhook;
    this.owner = owner;
    this.tools = tools;
    this.bookmark = new Bookmark(webhook, tools.table());
    this.retries =
        new Retries(tools.config().retries(), most -> ThreadLocalRandom.current().nextLong(most));
  }

  UUID webhook() {
    return webhook;
  }

  String owner() {
    return owner;
  }

  /** Which turn of all it has had last; 0 before the first. */
  long begun() {
    return begun;
  }

  /** Facts up to {@code head} that it has not been told, or that were not looked at for it. */
  long behind(long head) {
    return stage instanceof Stage.Gone ? 0 : Math.max(0, head - bookmark.looked());
  }

  boolean isFailing() {
    return bookmark.isFailing();
  }

  /** Its stream may say something new. */
  void changed() {
    changed = true;
  }

  boolean isDue(Instant now) {
    return !busy.get()
        && (changed
            || switch (stage) {
              case Stage.Ready() -> hasMore();
              case Stage.Waiting(Instant until) -> !now.isBefore(until) && hasMore();
              case Stage.Troubled(Instant until) -> !now.isBefore(until);
              case Stage.Gone() -> false;
            });
  }

  private boolean hasMore() {
    return tools.feed().isBehind(bookmark.looked());
  }

  /** False when it is already at work. */
  boolean begin(long turn) {
    begun = turn;
    return busy.compareAndSet(false, true);
  }

  void end() {
    busy.set(false);
  }

  /**
   * One turn.
   *
   * @param may whether to go on
   */
  void go(BooleanSupplier may) {
    changed = false;
    try {
      stage = turn(may);
    } catch (Bookmark.Overtaken e) {
      bookmark.forget();
      stage = new Stage.Troubled(Instant.now());
    } catch (RuntimeException e) {
      // The plumbing's own catch: the row knows where to go on, once the trouble is over.
      LOG.debugf(e, "a webhook waits webhook=%s", webhook);
      bookmark.forget();
      stage = new Stage.Troubled(Instant.now().plus(SOON));
    }
  }

  private Stage turn(BooleanSupplier may) {
    Folded<Webhook> now = tools.webhooks().load(Webhooks.INSTANCE, webhook);
    if (!(now.state() instanceof Webhook.Active(Subscription subscription))) {
      return new Stage.Gone();
    }
    Progress row = bookmark.agree(subscription, now.version());
    Instant next = row.nextAt();
    if (next != null && Instant.now().isBefore(next)) {
      return new Stage.Waiting(next);
    }
    if (!tools.audience().mayBeTold(subscription)) {
      // Nothing is lost until then.
      return new Stage.Waiting(Instant.now().plus(tools.config().suspendedLook()));
    }
    List<FeedLine> lines = tools.feed().after(bookmark.looked(), LOOKED_AT);
    return lines.isEmpty()
        ? new Stage.Waiting(Instant.now().plus(SOON)) // the rows are not as far as the log yet
        : walk(subscription, row, lines, may);
  }

  private Stage walk(
      Subscription subscription, Progress begunAt, List<FeedLine> lines, BooleanSupplier may) {
    Function<FeedLine, Look> audience = tools.audience().of(subscription);
    var turn = new Turn(tools.config().turn(), System::nanoTime);
    Progress row = begunAt;
    for (FeedLine line : lines) {
      if (!may.getAsBoolean() || changed || turn.isOver()) {
        return new Stage.Ready();
      }
      switch (audience.apply(line)) {
        case SEEN -> {
          Delivery attempt = tools.attempts().make(subscription, row, line);
          if (!attempt.outcome().equals(Attempts.DELIVERED)) {
            return failed(row, attempt);
          }
          row = bookmark.delivered(row, attempt);
          turn.delivered();
        }
        case HIDDEN -> bookmark.passOver(line.position());
        case NOT_YET -> {
          bookmark.keep(row, tools.config().passedOver());
          return new Stage.Waiting(Instant.now().plus(SOON));
        }
      }
    }
    bookmark.keep(row, tools.config().passedOver());
    return new Stage.Ready();
  }

  private Stage failed(Progress row, Delivery attempt) {
    return switch (retries.after(attempt)) {
      case Retries.Again(Instant at) -> {
        bookmark.failed(row, attempt, at);
        yield new Stage.Waiting(at);
      }
      case Retries.GiveUp(var why) -> {
        tools.givenUp().disable(bookmark.failed(row, attempt, attempt.at()), attempt, why);
        yield new Stage.Gone();
      }
    };
  }
}
