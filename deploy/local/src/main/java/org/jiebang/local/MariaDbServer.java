package org.jiebang.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB on 127.0.0.1, with the settings that our guarantees need: each commit is on disk
 * before it is answered, READ-COMMITTED, short lock waits.
 */
public final class MariaDbServer {
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Path binaries;
  private final Path data;
  private final Path log;
  private final int port;
  private final String rootPassword;
  private final List<String> arguments;
  private final Map<String, String> environment;

  /**
   * @param binaries folder to unpack MariaDB in, once
   * @param data folder of the tables; made on first start, kept by {@link #stop}
   * @param log file that the server's messages are appended to
   * @param rootPassword set at each start; letters and digits only
   */
  public MariaDbServer(Path binaries, Path data, Path log, int port, String rootPassword) {
    this(binaries, data, log, port, rootPassword, List.of(), Map.of());
  }

  private MariaDbServer(
      Path binaries,
      Path data,
      Path log,
      int port,
      String rootPassword,
      List<String> arguments,
      Map<String, String> environment) {
    this.binaries = binaries.toAbsolutePath();
    this.data = data.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.rootPassword = rootPassword;
    this.arguments = List.copyOf(arguments);
    this.environment = Map.copyOf(environment);
  }

  /**
   * A server of its own for a bench or a torture test, on a free port, with its data in {@code
   * folder}.
   */
  public static MariaDbServer scratch(Path folder) {
    return new MariaDbServer(
        MariaDbBinaries.sharedFolder(),
        folder.resolve("data"),
        folder.resolve("mariadb.log"),
        Ports.free(),
        Random.password());
  }

  /**
   * The same server under other conditions, for benches and torture: a larger buffer pool, the
   * binlog on, a slow disk.
   *
   * @param arguments win over those set here, e.g. {@code --innodb-buffer-pool-size=1G}
   * @param environment e.g. {@code LD_PRELOAD}
   */
  public MariaDbServer with(List<String> arguments, Map<String, String> environment) {
    return new MariaDbServer(binaries, data, log, port, rootPassword, arguments, environment);
  }

  /** Starts it and waits until it answers. */
  public Child start() {
    Child child = launch();
    awaitReady(child);
    return child;
  }

  /** Starts it without waiting, so that its pid can be noted first. */
  public Child launch() {
    Path base = MariaDbBinaries.unpackedIn(binaries);
    if (!Ports.isFree("127.0.0.1", port)) {
      throw new NotStarted("Port " + port + " for MariaDB is taken.");
    }
    install(base);
    // Not an argument: arguments are visible to everybody on the machine.
    Path init = data.resolve("jiebang-init.sql");
    Disk.writePrivately(init, initialSql());
    return Child.start("mariadb", serverCommand(base, init), environment, data, log);
  }

  void awaitReady(Child child) {
    boolean ready =
        Wait.until(
            START_PATIENCE, Duration.ofMillis(50), () -> !child.alive() || answers() == null);
    if (!ready || !child.alive()) {
      child.kill();
      throw new NotStarted("MariaDB did not start: see " + log + ".");
    }
  }

  /** Whether root can log in. */
  public boolean ready() {
    return answers() == null;
  }

  /** Stops it in order: everything written is in the files. */
  public static void stop(Child child) {
    child.stop(STOP_PATIENCE);
  }

  /** How to reach it as root. */
  public DatabaseServer endpoint() {
    return new DatabaseServer("127.0.0.1", port, rootPassword);
  }

  private @Nullable SQLException answers() {
    if (!Ports.isOpen(port)) {
      return new SQLException("port closed");
    }
    try (Connection connection = endpoint().connect()) {
      return null;
    } catch (SQLException notYet) {
      return notYet;
    }
  }

  private void install(Path base) {
    if (Files.exists(data)) {
      return;
    }
    Path beside = data.resolveSibling(data.getFileName() + ".new");
    Disk.delete(beside);
    Disk.folder(beside);
    // The script does not quote its paths, so it gets short ones without spaces.
    Path links = Disk.temporaryFolder();
    try {
      runInstall(Disk.link(links.resolve("base"), base), Disk.link(links.resolve("data"), beside));
    } finally {
      Disk.delete(links);
    }
    if (!Files.exists(beside.resolve("mysql"))) {
      throw new NotStarted("MariaDB could not make its tables: see " + log + ".");
    }
    Disk.move(beside, data);
  }

  private void runInstall(Path base, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(base.resolve("scripts/mariadb-install-db").toString());
    command.addAll(
        List.of(
            "--no-defaults",
            "--force",
            "--basedir=" + base,
            "--datadir=" + folder,
            "--tmpdir=" + folder,
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    addUser(command);
    Child.run("mariadb-install-db", command, Map.of(), folder, log);
  }

  private List<String> serverCommand(Path base, Path init) {
    List<String> command = new ArrayList<>(List.of(base.resolve("bin/mariadbd").toString()));
    command.addAll(
        List.of(
            "--no-defaults",
            "--basedir=" + base,
            "--datadir=" + data,
            "--tmpdir=" + data,
            "--lc-messages-dir=" + base.resolve("share"),
            "--socket=" + socket(),
            "--pid-file=" + data.resolve("mariadb.pid"),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--init-file=" + init,
            "--skip-name-resolve",
            "--skip-ssl",
            "--skip-log-bin",
            "--character-set-server=utf8mb4",
            "--default-time-zone=+00:00",
            "--transaction-isolation=READ-COMMITTED",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-lock-wait-timeout=3",
            "--innodb-rollback-on-timeout=ON",
            "--innodb-buffer-pool-size=64M",
            "--innodb-log-file-size=48M",
            "--aria-pagecache-buffer-size=8M",
            "--key-buffer-size=1M",
            "--performance-schema=OFF",
            "--max-connections=400",
            "--table-open-cache=800"));
    command.addAll(arguments);
    addUser(command);
    return command;
  }

  // MariaDB refuses to run as root unless told so by name.
  private static void addUser(List<String> command) {
    if (System.getProperty("user.name", "").equals("root")) {
      command.add("--user=root");
    }
  }

  // An abstract one (Linux, "@"): a socket file's path may have at most 107 characters, checkouts
  // may
  // lie deeper, and a killed server would leave the file behind.
  private String socket() {
    UUID place = UUID.nameUUIDFromBytes(data.toString().getBytes(StandardCharsets.UTF_8));
    return "@jiebang-" + place;
  }

  private String initialSql() {
    return """
        CREATE USER IF NOT EXISTS 'root'@'127.0.0.1';
        ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '%1$s';
        GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%1$s';
        DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host NOT IN ('localhost', '127.0.0.1'));
        FLUSH PRIVILEGES;
        """
        .formatted(rootPassword);
  }
}
