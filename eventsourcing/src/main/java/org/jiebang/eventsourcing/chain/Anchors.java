package org.jiebang.eventsourcing.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.relay.Barrier;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.Topics;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/** Anchors this service's log every minute and when it ends, if a key is configured. */
@ApplicationScoped
public class Anchors {

  private static final Logger LOG = Logger.getLogger(Anchors.class);

  private final ChainConfig config;
  private final String service;
  private final EventLog log;
  private final Tail tail;
  private final DataSource database;
  private final KafkaConfig kafka;
  private volatile @Nullable Anchorer anchorer;
  private volatile boolean running = true;
  private @Nullable Thread thread;

  Anchors(
      ChainConfig config,
      Service service,
      EventLog log,
      Tail tail,
      DataSource database,
      KafkaConfig kafka,
      MeterRegistry meters) {
    this.config = config;
    this.service = service.name();
    this.log = log;
    this.tail = tail;
    this.database = database;
    this.kafka = kafka;
    Gauge.builder("jiebang.chain.unanchored", this, Anchors::unanchored)
        .description("Committed positions that no anchor covers yet")
        .register(meters);
    Gauge.builder("jiebang.chain.anchor.age", this, Anchors::ageSeconds)
        .baseUnit("seconds")
        .description("Since the last anchor was made; NaN before the first")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    if (config.key().isEmpty()) {
      LOG.info("no anchors are made: jiebang.chain.key is not set");
      return;
    }
    String writer = config.writer().orElse(service);
    var barrier = new Barrier(tail, database);
    anchorer =
        new Anchorer(
            service,
            writer,
            log,
            tail,
            barrier::cover,
            AnchorKeys.signing(config.key().get(), config.publicKeys().orElse(List.of())),
            new AnchorFile(
                config
                    .directory()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "jiebang.chain.key without jiebang.chain.directory")),
                writer,
                config.maxFileBytes(),
                config.keepFiles()),
            topic(kafka, config),
            InstantSource.system());
    thread = Thread.ofPlatform().name("anchors").daemon().start(this::run);
  }

  static @Nullable AnchorTopic topic(KafkaConfig kafka, ChainConfig config) {
    return kafka.enabled()
        ? new AnchorTopic(
            new Topics(kafka).client(), kafka.topicPrefix().orElse(""), config.kafkaTimeout())
        : null;
  }

  private void run() {
    while (running) {
      long until = System.nanoTime() + config.every().toNanos();
      while (running && System.nanoTime() < until) {
        LockSupport.parkNanos(until - System.nanoTime());
      }
      // The last one, too: at the end of the process what it has appended is anchored.
      round();
    }
  }

  private void round() {
    Anchorer working = anchorer;
    try {
      if (working != null) {
        CrashPoint.BEFORE_ANCHOR.pass();
        working.round();
        CrashPoint.AFTER_ANCHOR.pass();
      }
    } catch (RuntimeException e) {
      // The plumbing's own catch: the database or the disk is away. The next round tries again.
      LOG.warnf(e, "no anchor could be made service=%s", service);
    }
  }

  /** After everything that appends on its own, before the store closes. */
  void stop(@Observes @Priority(5_000) ShutdownEvent event) throws InterruptedException {
    running = false;
    Thread anchoring = thread;
    if (anchoring != null) {
      LockSupport.unpark(anchoring);
      anchoring.join(Duration.ofSeconds(10));
    }
  }

  private double unanchored() {
    Anchorer working = anchorer;
    return working == null ? Double.NaN : working.unanchored();
  }

  private double ageSeconds() {
    Anchorer working = anchorer;
    Instant at = working == null ? null : working.lastAt();
    return at == null ? Double.NaN : Duration.between(at, Instant.now()).toMillis() / 1000.0;
  }
}
