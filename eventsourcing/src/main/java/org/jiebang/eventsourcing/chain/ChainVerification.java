package org.jiebang.eventsourcing.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/**
 * Checks this service's own chain in the background, at a bounded rate, when the operator asks for
 * it: one check at a time, the last report is kept.
 */
@ApplicationScoped
public class ChainVerification {

  private static final Logger LOG = Logger.getLogger(ChainVerification.class);

  /**
   * How far a check is.
   *
   * @param startedAt of the check that runs; null when none does
   * @param rows read so far
   * @param expected rows that the log had when somebody last looked
   * @param failed why the last check did not come to its end; null when it did
   */
  public record Progress(
      boolean running,
      @Nullable Instant startedAt,
      int part,
      long rows,
      long expected,
      @Nullable String failed) {}

  private final ChainConfig config;
  private final KafkaConfig kafka;
  private final String service;
  private final Tail tail;
  private final JdbcChainRows rows;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile Progress progress = new Progress(false, null, 0, 0, 0, null);
  private volatile @Nullable ChainReport last;

  ChainVerification(
      ChainConfig config,
      KafkaConfig kafka,
      Service service,
      Tail tail,
      DataSource database,
      @ConfigProperty(name = "jiebang.db.log") String log,
      @ConfigProperty(name = "jiebang.db.name") String views,
      MeterRegistry meters) {
    this.config = config;
    this.kafka = kafka;
    this.service = service.name();
    this.tail = tail;
    this.rows = new JdbcChainRows(database::getConnection, log, views);
    Gauge.builder("jiebang.chain.faults", this, ChainVerification::faults)
        .description("Faults that the last check of the chain found; NaN before the first")
        .register(meters);
  }

  /**
   * Begins a check unless one runs.
   *
   * @return whether this call began it
   */
  public boolean start() {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    Instant startedAt = Instant.now();
    progress = new Progress(true, startedAt, 0, 0, expected(), null);
    Thread.ofVirtual().name("chain-verification").start(() -> run(startedAt));
    return true;
  }

  public Progress progress() {
    return progress;
  }

  /** The report of the last check that came to its end; null before the first. */
  public @Nullable ChainReport last() {
    return last;
  }

  private void run(Instant startedAt) {
    String failed = null;
    try {
      var limits = config.verify();
      var verifier =
          new ChainVerifier(
              service,
              rows,
              anchors(limits.points()),
              limits.page(),
              limits.rowsPerSecond(),
              limits.faults(),
              InstantSource.system());
      ChainReport report =
          verifier.verify(
              (part, read) ->
                  progress = new Progress(true, startedAt, part, read, expected(), null));
      last = report;
      report
          .faults()
          .forEach(
              f ->
                  LOG.errorf(
                      "the chain is broken service=%s part=%d pos=%d kind=%s detail=%s",
                      service, f.part(), f.pos(), f.kind(), f.detail()));
    } catch (RuntimeException e) {
      // The plumbing's own catch: the database is away; the operator starts it again.
      LOG.warnf(e, "the chain could not be checked service=%s", service);
      failed = e.getClass().getSimpleName();
    } finally {
      Progress now = progress;
      progress =
          new Progress(false, now.startedAt(), now.part(), now.rows(), now.expected(), failed);
      running.set(false);
    }
  }

  private AnchorSet anchors(int points) {
    if (config.publicKeys().isEmpty()) {
      return AnchorSet.none(service);
    }
    var keys = AnchorKeys.checking(config.publicKeys().get());
    var sources = new ArrayList<AnchorSet.Source>();
    config.directory().ifPresent(d -> sources.add(line -> AnchorFile.forEachLine(d, line)));
    AnchorTopic topic = Anchors.topic(kafka, config);
    if (topic != null) {
      sources.add(line -> topic.read(service, text -> line.read("topic", text)));
    }
    try {
      return AnchorSet.of(service, keys, points, sources);
    } catch (KafkaException e) {
      LOG.warn("the anchors topic cannot be read; the files alone are compared", e);
      return AnchorSet.of(
          service, keys, points, List.copyOf(sources.subList(0, sources.size() - 1)));
    }
  }

  private long expected() {
    long sum = 0;
    for (int part = 0; part < Ids.PARTS; part++) {
      sum += tail.head(part);
    }
    return sum;
  }

  private double faults() {
    ChainReport report = last;
    return report == null ? Double.NaN : report.faults().size() + report.faultsLeftOff();
  }
}
