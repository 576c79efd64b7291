package org.jiebang.gateway.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.view.ViewPositions;
import org.jiebang.gateway.drain.Draining;
import org.jiebang.gateway.feed.FeedEntryId;
import org.jiebang.gateway.stream.FeedTail;
import org.jiebang.gateway.webhook.WebhookConfig;
import org.jiebang.gateway.webhook.WebhookRow;
import org.jiebang.gateway.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to the webhooks of the parts that this instance works on: each in its own order, several
 * at the same time. One thread looks what is due; what waits for endpoints are virtual ones.
 */
@ApplicationScoped
class Deliverer implements FeedTail.Follower {

  private static final Logger LOG = Logger.getLogger(Deliverer.class);
  private static final Duration END = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Looked through again after this time even if nothing seems to have changed. */
  private static final Duration SURELY = Duration.ofSeconds(30);

  private final WebhookConfig config;
  private final DeliveryRun.Tools tools;
  private final FeedTail feed;
  private final Tail tail;
  private final Parts parts;
  private final EntityManager rows;
  private final Generations generations;
  private final Map<UUID, DeliveryRun> runs = new ConcurrentHashMap<>();
  private final Turns turns;
  private final MovedParts moved;
  private long begun;
  private volatile boolean open = true;
  private volatile boolean changed = true;
  private volatile @Nullable Thread thread;
  private long listedNanos;

  Deliverer(
      WebhookConfig config,
      DeliveryRun.Tools tools,
      FeedTail feed,
      Tail tail,
      Parts parts,
      EntityManager rows,
      Generations generations,
      ViewPositions views,
      MeterRegistry meters) {
    this.config = config;
    this.tools = tools;
    this.feed = feed;
    this.tail = tail;
    this.parts = parts;
    this.rows = rows;
    this.generations = generations;
    this.turns = new Turns(config.concurrent(), config.concurrentPerOwner());
    this.moved = new MovedParts(views, tail::head, parts::mine, System::nanoTime);
    Gauge.builder("jiebang.webhook.failing", runs, all -> count(all, DeliveryRun::isFailing))
        .description("Webhooks whose endpoint did not take the latest message")
        .register(meters);
    Gauge.builder("jiebang.webhook.active", runs, Map::size)
        .description("Webhooks that this instance delivers to")
        .register(meters);
    Gauge.builder("jiebang.webhook.behind", this, Deliverer::behind)
        .description("Facts of the feed that the webhook furthest behind has not been told")
        .register(meters);
  }

  private static double count(Map<UUID, DeliveryRun> runs, Predicate<DeliveryRun> which) {
    return runs.values().stream().filter(which).count();
  }

  private double behind() {
    long head = tail.head(FeedEntryId.PART);
    return runs.values().stream().mapToLong(r -> r.behind(head)).max().orElse(0);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      moved.addAll();
      tail.subscribe(
          part -> {
            if (part != FeedEntryId.PART) {
              moved.add(part);
              wake();
            }
          });
      parts.whenChanged(
          () -> {
            moved.addAll(); // what moved in another's part was not looked at
            changed = true;
            wake();
          });
      thread = Thread.ofPlatform().name("webhooks").daemon(true).start(this::run);
    }
  }

  /** Others take over; what is on its way comes to its end. */
  void drain(@Observes Draining event) {
    open = false;
    wake();
  }

  void stop(@Observes @Priority(45) ShutdownEvent event) throws InterruptedException {
    open = false;
    wake();
    turns.awaitNone(END);
  }

  @Override
  public void grown() {
    wake();
  }

  @Override
  public void tick() {}

  private void wake() {
    LockSupport.unpark(thread);
  }

  private void run() {
    boolean following = false;
    while (open) {
      try {
        list();
        if (following == runs.isEmpty()) {
          following = !following;
          if (following) {
            feed.follow(this);
          } else {
            feed.leave(this);
          }
        }
        begin();
      } catch (RuntimeException e) {
        // The plumbing's own catch: without this thread nothing would be delivered any more.
        LOG.debug("webhooks wait", e);
        changed = true;
      }
      if (open) {
        boolean nothing = runs.isEmpty() && moved.isEmpty() && !changed;
        LockSupport.parkNanos(this, nothing ? SURELY.toNanos() : config.look().toNanos());
      }
    }
    feed.leave(this);
  }

  /** Which webhooks are ours now. */
  private void list() {
    long now = System.nanoTime();
    if (!changed && moved.isEmpty() && now - listedNanos < SURELY.toNanos()) {
      return;
    }
    // What has happened must be in the rows that are asked; else they are asked again.
    changed = false;
    moved.awaitRows(PATIENCE);
    listedNanos = now;
    Set<UUID> active = new HashSet<>();
    for (WebhookRow row : active()) {
      UUID webhook = row.key.id();
      if (parts.mine(Ids.part(webhook))) {
        active.add(webhook);
        runs.computeIfAbsent(webhook, id -> new DeliveryRun(id, owner(row), tools)).changed();
      }
    }
    runs.keySet().retainAll(active);
  }

  /** Whoever it is that shares the places of {@link Turns}: an app, else an office. */
  private static String owner(WebhookRow row) {
    return row.client == null ? row.tenant.toString() : row.client;
  }

  private List<WebhookRow> active() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.createQuery(
                        "from WebhookRow r where r.key.gen = :gen and r.state = 'ACTIVE'",
                        WebhookRow.class)
                    .setParameter("gen", generations.live(Webhooks.INSTANCE.name()))
                    .getResultList());
  }

  /** Those first whose latest turn is the longest ago. */
  private void begin() {
    Instant now = Instant.now();
    List<DeliveryRun> due =
        runs.values().stream()
            .filter(run -> run.isDue(now))
            .sorted(Comparator.comparingLong(DeliveryRun::begun))
            .toList();
    for (DeliveryRun run : due) {
      if (!open || !turns.take(run.owner())) {
        continue;
      }
      if (!run.begin(++begun)) {
        turns.giveBack(run.owner());
        continue;
      }
      Thread.ofVirtual()
          .name("webhook-", 0)
          .start(
              () -> {
                try {
                  run.go(() -> open && parts.mine(Ids.part(run.webhook())));
                } finally {
                  run.end();
                  turns.giveBack(run.owner());
                  wake();
                }
              });
    }
  }
}
