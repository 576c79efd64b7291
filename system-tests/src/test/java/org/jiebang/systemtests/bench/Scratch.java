package org.jiebang.systemtests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jboss.logmanager.Logger;
import org.jiebang.local.Child;
import org.jiebang.local.MariaDbServer;
import org.jiebang.local.Provisioning;
import org.jiebang.local.ServiceDatabase;

/** A MariaDB of the bench's own, as durable as in production, and fresh databases on it. */
final class Scratch implements AutoCloseable {

  /** As much as the tables of one window need; all contenders have the same. */
  static final List<String> ROOMY =
      List.of("--innodb-buffer-pool-size=1G", "--innodb-log-file-size=1G");

  static {
    // Unconfigured, the log manager on our path has everything logged: the driver would write out
    // the bytes of every packet, and nobody would read them.
    Logger.getLogger("").setLevel(Level.WARNING);
  }

  private final Path folder;
  private final MariaDbServer server;
  private final Child process;
  private final SplittableRandom names = new SplittableRandom();

  Scratch(List<String> arguments, Map<String, String> environment) throws IOException {
    folder = Files.createTempDirectory("jiebang-bench");
    server = MariaDbServer.scratch(folder).with(arguments, environment);
    process = server.start();
  }

  long pid() {
    return process.pid();
  }

  /** A fresh, migrated set of databases. */
  ServiceDatabase database() {
    ServiceDatabase database =
        new Provisioning(server.endpoint())
            .provide(
                "b" + HexFormat.of().toHexDigits(names.nextInt()) + "_", "bench", "bench", "bench");
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.migrationUser(), database.migrationPassword())
        .locations("db/eventsourcing")
        .placeholders(Map.of("log", database.logName(), "keys", database.keysName()))
        .load()
        .migrate();
    return database;
  }

  void drop(ServiceDatabase database) throws SQLException {
    try (Connection c = server.endpoint().connect();
        Statement s = c.createStatement()) {
      for (String name : List.of(database.name(), database.logName(), database.keysName())) {
        s.execute("DROP DATABASE `" + name + "`");
      }
    }
  }

  @Override
  public void close() throws IOException {
    MariaDbServer.stop(process);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
