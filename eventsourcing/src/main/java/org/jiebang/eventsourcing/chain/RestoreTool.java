package org.jiebang.eventsourcing.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.chain.ChainTool.Log;
import org.jiebang.eventsourcing.chain.ChainTool.Task;
import org.jiebang.eventsourcing.chain.RefillPlan.End;
import org.jiebang.eventsourcing.chain.RefillPlan.Lost;
import org.jiebang.eventsourcing.chain.RefillPlan.Part;
import org.jiebang.eventsourcing.chain.RefillPlan.Why;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * After the databases of a backup are back: checks their chains, brings back from Kafka what came
 * after them and is whole, tells what is lost, and holds the services back until somebody accepts
 * that (ADR 0016). Exit code 0: done; 1: the backup is not sound; 3: positions are lost.
 */
public final class RestoreTool {

  /** The environment variable with the task, in JSON. */
  public static final String TASK = "JIEBANG_RESTORE_TASK";

  static final int LOST = 3;
  private static final int TAIL = 200_000;
  private static final int LINES = 200;

  /**
   * What is to be done.
   *
   * @param chain the servers, logs and anchors
   * @param at when the backup was made
   * @param backupAnchors the anchors that lie in the backup: all of them must be in the log
   * @param anchors where this installation's anchors are written
   * @param key that signs them
   * @param acceptLoss go on without what is lost
   */
  record Restore(
      Task chain, Instant at, Path backupAnchors, Path anchors, String key, boolean acceptLoss) {}

  private final Restore restore;
  private final Task chain;
  private final RestoredLogs logs;
  private final PrintStream out;

  RestoreTool(Restore restore, RestoredLogs logs, PrintStream out) {
    this.restore = restore;
    this.chain = restore.chain();
    this.logs = logs;
    this.out = out;
  }

  public static void main(String[] none) throws JsonProcessingException, SQLException {
    Restore restore = Json.EVENTS.readValue(System.getenv(TASK), Restore.class);
    try (var database = restore.chain().database()) {
      var logs = new RestoredLogs(database, restore.chain().logs());
      System.exit(new RestoreTool(restore, logs, System.out).run());
    }
  }

  int run() throws SQLException {
    if (!isSound()) {
      out.println("The backup is not sound: nothing is started on it.");
      return 1;
    }
    Map<Part, End> ends = logs.ends();
    var plan = RefillPlan.of(services(), ends, tails(ends), logs::has);
    Map<Part, List<TailRow>> kept = plan.kept();
    logs.refill(kept);
    long back = kept.values().stream().mapToLong(List::size).sum();
    out.printf("Found again on Kafka: %d events of %d parts%n", back, kept.size());
    List<Lost> lost = new ArrayList<>(plan.lost());
    lost.addAll(knownToAnchorsOnly(plan.endsAfter(), lost));
    fillEmptyTopics();
    if (lost.isEmpty()) {
      logs.hold(List.of());
      return 0;
    }
    tell(lost);
    logs.hold(lost);
    if (!restore.acceptLoss()) {
      out.println(
          "The services concerned do not start on it: restore once more with --replace --accept-loss.");
      return LOST;
    }
    accept(lost);
    return 0;
  }

  private boolean isSound() {
    out.println("Checking the restored chains against the anchors of the backup");
    var offline =
        new Task(
            chain.jdbc(),
            chain.user(),
            chain.password(),
            chain.logs(),
            List.of(restore.backupAnchors()),
            chain.publicKeys(),
            null,
            chain.prefix(),
            0);
    return ChainTool.verify(offline, logs.database(), out);
  }

  private Map<Part, NavigableMap<Long, TailRow>> tails(Map<Part, End> ends) {
    var tails = new HashMap<Part, NavigableMap<Long, TailRow>>();
    if (chain.bootstrap() != null) {
      try (var kafka = new KafkaTail(chain.kafka(), chain.prefix(), TAIL)) {
        services().forEach(s -> tails.putAll(kafka.behind(s, ends, restore.at())));
      }
    }
    return tails;
  }

  private TreeSet<String> services() {
    return chain.logs().stream().map(Log::service).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Positions that an anchor names and that neither the backup nor Kafka has. */
  private List<Lost> knownToAnchorsOnly(Map<Part, End> ends, List<Lost> lost) {
    var known = new HashMap<Part, Long>();
    ends.forEach((part, end) -> known.put(part, end.pos()));
    lost.forEach(l -> known.merge(l.part(), l.pos(), Math::max));
    var more = new ArrayList<Lost>();
    for (String service : services()) {
      AnchorSet anchors = ChainTool.anchors(chain, service, out);
      for (int number = 0; number < Ids.PARTS; number++) {
        var part = new Part(service, number);
        long anchored = anchors.of(number).isEmpty() ? 0 : anchors.of(number).lastKey();
        for (long pos = known.getOrDefault(part, 0L) + 1; pos <= anchored; pos++) {
          more.add(new Lost(part, pos, Why.NOT_THERE, null));
        }
      }
    }
    return more;
  }

  private void tell(List<Lost> lost) {
    out.printf("Lost: %d positions that others may have seen%n", lost.size());
    lost.stream().limit(LINES).forEach(l -> out.println("  " + line(l)));
    if (lost.size() > LINES) {
      out.printf("  … and %d more%n", lost.size() - LINES);
    }
  }

  private static String line(Lost lost) {
    TailRow known = lost.known();
    return "%s/%d/%d %s: %s"
        .formatted(
            lost.part().service(), lost.part().number(), lost.pos(), lost.why(), about(known));
  }

  private static String about(@Nullable TailRow known) {
    return known == null
        ? "nothing is known of it"
        : known.stream() == null
            ? known.type()
            : "%s of %s version %d at %s, story %s"
                .formatted(
                    known.type(), known.stream(), known.version(), known.at(), known.correlation());
  }

  /** A broker that was lost as well gets everything again. */
  private void fillEmptyTopics() throws SQLException {
    if (chain.bootstrap() == null) {
      return;
    }
    try (var kafka = new KafkaTail(chain.kafka(), chain.prefix(), TAIL)) {
      for (String service : services()) {
        if (kafka.isEmpty(service)) {
          logs.publishAnew(service, topic(service), Map.of());
          out.printf("%s has no records: the relay fills it from the log%n", topic(service));
        }
      }
    }
  }

  /**
   * The logs go on from where they are now. All services were restored to one moment, so no
   * consumer of ours stands behind it; the topic must forget, and the anchors are told.
   */
  private void accept(List<Lost> lost) throws SQLException {
    var concerned =
        lost.stream().map(l -> l.part().service()).collect(Collectors.toCollection(TreeSet::new));
    for (Log log : chain.logs()) {
      if (concerned.contains(log.service())) {
        anchor(log);
        if (chain.bootstrap() != null) {
          String topic = topic(log.service());
          logs.publishAnew(log.service(), topic, forget(topic));
        }
        logs.release(log.service());
      }
    }
    out.println("Accepted: " + String.join(", ", concerned) + " go on without them.");
  }

  private void anchor(Log log) throws SQLException {
    String writer = log.service() + "-restore";
    var file = new AnchorFile(restore.anchors(), writer, Long.MAX_VALUE, 1);
    Anchor before = file.last();
    Anchor made =
        new Anchor(
                Anchor.Kind.RESTORED,
                log.service(),
                writer,
                before == null ? 1 : before.seq() + 1,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                before == null ? Anchor.FIRST : before.hash(),
                logs.heads(log),
                "",
                "")
            .signedBy(AnchorKeys.signing(restore.key(), chain.publicKeys()));
    file.append(made);
    if (chain.bootstrap() != null) {
      try {
        new AnchorTopic(chain.kafka(), chain.prefix(), ChainTool.KAFKA_TIMEOUT)
            .publish(log.service(), List.of(made.toLine()));
      } catch (KafkaException e) {
        out.println("The anchors topic does not take it; the file has it: " + e);
      }
    }
  }

  /**
   * Deletes every record of the topic.
   *
   * @return by Kafka partition, the offset at which it goes on
   */
  private Map<Integer, Long> forget(String topic) {
    try (Admin admin = Admin.create(chain.kafka())) {
      var known = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
      var all = new HashMap<TopicPartition, RecordsToDelete>();
      Objects.requireNonNull(known)
          .partitions()
          .forEach(
              p ->
                  all.put(
                      new TopicPartition(topic, p.partition()), RecordsToDelete.beforeOffset(-1)));
      var goOn = new HashMap<Integer, Long>();
      for (var deleted : admin.deleteRecords(all).lowWatermarks().entrySet()) {
        goOn.put(deleted.getKey().partition(), deleted.getValue().get().lowWatermark());
      }
      return goOn;
    } catch (ExecutionException e) {
      throw new KafkaException(topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private String topic(String service) {
    return chain.prefix() + service + ".events";
  }
}
