package org.jiebang.eventsourcing.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * Checks the logs of an installation from outside, by plain JDBC: running or stopped, with nothing
 * but the database, the anchors and the public keys. The launcher starts it with its {@link Task}
 * in the environment, because arguments are visible to everybody. Exit code 0: sound; 1: faults; 2:
 * a log could not be read.
 */
public final class ChainTool {

  /** The environment variable with the task, in JSON. */
  public static final String TASK = "JIEBANG_CHAIN_TASK";

  static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);
  private static final int PAGE = 500;
  private static final int POINTS = 10_000;
  private static final int FAULTS = 1_000;

  /**
   * What is to be done.
   *
   * @param jdbc URL of the server, without a database
   * @param anchors folders of anchor files: the installation's, a backup's
   * @param bootstrap Kafka's address; null: the topic is not asked
   * @param prefix of the topics
   * @param rowsPerSecond read at most; 0: as fast as it goes
   */
  public record Task(
      String jdbc,
      String user,
      String password,
      List<Log> logs,
      List<Path> anchors,
      List<String> publicKeys,
      @Nullable String bootstrap,
      String prefix,
      int rowsPerSecond) {

    /** The server, as somebody who may read it all. */
    MariaDbPoolDataSource database() throws SQLException {
      var database = new MariaDbPoolDataSource();
      // The URL comes last: with it the pool connects.
      database.setUser(user);
      database.setPassword(password);
      database.setUrl(jdbc + "?maxPoolSize=2");
      return database;
    }

    Map<String, Object> kafka() {
      var settings = new HashMap<String, Object>();
      if (bootstrap != null) {
        settings.put("bootstrap.servers", bootstrap);
      }
      return settings;
    }
  }

  /**
   * A service's log.
   *
   * @param log name of the database
   * @param views name of the database of views and checkpoints
   */
  public record Log(String service, String log, String views) {}

  private ChainTool() {}

  public static void main(String[] none) throws JsonProcessingException, SQLException {
    Task task = Json.EVENTS.readValue(System.getenv(TASK), Task.class);
    try (MariaDbPoolDataSource database = task.database()) {
      System.exit(verify(task, database, System.out) ? 0 : 1);
    } catch (SQLException | StoreUnavailable e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      System.out.printf(
          "The logs cannot be read (%s). Has every service been started once?%n", why.getMessage());
      System.exit(2);
    }
  }

  /** Checks each log and tells a person; whether all are sound. */
  static boolean verify(Task task, DataSource database, PrintStream out) {
    boolean sound = true;
    for (Log log : task.logs()) {
      ChainReport report =
          new ChainVerifier(
                  log.service(),
                  new JdbcChainRows(database::getConnection, log.log(), log.views()),
                  anchors(task, log.service(), out),
                  PAGE,
                  task.rowsPerSecond(),
                  FAULTS,
                  InstantSource.system())
              .verify();
      print(report, out);
      sound &= report.sound();
    }
    return sound;
  }

  static AnchorSet anchors(Task task, String service, PrintStream out) {
    var keys = AnchorKeys.checking(task.publicKeys());
    var sources = new ArrayList<AnchorSet.Source>();
    task.anchors().forEach(f -> sources.add(line -> AnchorFile.forEachLine(f, line)));
    var files = List.copyOf(sources);
    if (task.bootstrap() != null) {
      var topic = new AnchorTopic(task.kafka(), task.prefix(), KAFKA_TIMEOUT);
      sources.add(line -> topic.read(service, text -> line.read("topic", text)));
    }
    try {
      return AnchorSet.of(service, keys, POINTS, sources);
    } catch (KafkaException e) {
      out.printf("%-10s the anchors topic cannot be read (%s): files alone%n", service, e);
      return AnchorSet.of(service, keys, POINTS, files);
    }
  }

  private static void print(ChainReport report, PrintStream out) {
    out.printf(
        "%-10s %s · %d rows · %d anchors, the last of %s · %d positions compared%n",
        report.service(),
        report.sound() ? "sound" : "BROKEN",
        report.rows(),
        report.anchors(),
        report.lastAnchorAt() == null ? "never" : report.lastAnchorAt(),
        report.anchoredPositions());
    if (report.unanchored() > 0) {
      out.printf(
          "%-10s %d rows behind the last anchor: nothing outside the database speaks for them%n",
          "", report.unanchored());
    }
    for (ChainFault fault : report.faults()) {
      out.printf(
          "%-10s %-16s %s %d: %s%n",
          "",
          fault.kind(),
          fault.part() == ChainFault.ANCHORS ? "anchor" : fault.part() + "/",
          fault.pos(),
          fault.detail());
    }
  }
}
