package org.jiebang.local;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jiebang.local.Arguments.Misused;

/**
 * {@code ./jiebang restore DIR}: the databases of a {@link Backup} back, their chains checked, what
 * came after them found again on Kafka or told as lost (docs/adr/0016). Jiebang is down before and
 * after. Exit code 0: done; 1: not sound; 3: positions are lost and nobody has accepted that.
 */
final class Restore {
  private final Home home;
  private final Stack stack;
  private final Path folder;
  private final Path keys;
  private final boolean replace;
  private final boolean acceptLoss;
  private final PrintStream out;

  Restore(
      Home home,
      Stack stack,
      Path folder,
      Path keys,
      boolean replace,
      boolean acceptLoss,
      PrintStream out) {
    this.home = home;
    this.stack = stack;
    this.folder = folder.toAbsolutePath().normalize();
    this.keys = keys.toAbsolutePath().normalize();
    this.replace = replace;
    this.acceptLoss = acceptLoss;
    this.out = out;
  }

  static Restore parse(Home home, List<String> line) {
    Arguments arguments =
        Arguments.of(line, Set.of("--keys"), Set.of("--replace", "--accept-loss"), 1);
    if (arguments.words().isEmpty()) {
      throw new Misused("From where? restore DIR");
    }
    Path folder = Path.of(arguments.words().getFirst());
    return new Restore(
        home,
        new Stack(home, new StateFile(home), new Secrets(home), Outside.NOTHING, System.out),
        folder,
        Path.of(arguments.option("--keys", folder.resolve("keys").toString())),
        arguments.has("--replace"),
        arguments.has("--accept-loss"),
        System.out);
  }

  int run() {
    BackupManifest manifest = BackupManifest.checked(folder, keys);
    requireSameKey(manifest);
    try (HomeLock _ = HomeLock.take(home)) {
      if (new StateFile(home).get().children().stream().anyMatch(Child::alive)) {
        throw new NotStarted("Jiebang is up: ./jiebang down stops it.");
      }
      stack.startServers();
      try {
        databases(manifest);
        keepAnchors();
        new StateFile(home).change(s -> s.restored(manifest.district()));
        return new ChainProcess(stack, List.of(home.anchors()), stack.bootstrap())
            .afterRestore(manifest.at(), folder.resolve("anchors"), home.anchors(), acceptLoss);
      } finally {
        stack.stopAll();
      }
    }
  }

  // Keys that another key has wrapped would look like keys of erased persons.
  private void requireSameKey(BackupManifest manifest) {
    if (!manifest
        .keysWrappedBy()
        .equals(BackupManifest.fingerprint(stack.secrets().personKeysKey()))) {
      throw new NotStarted(
          "The backup was made with other secrets: put their %s back first."
              .formatted(home.secretsFile()));
    }
  }

  private void databases(BackupManifest manifest) {
    try (Connection root = stack.databaseServer().connect()) {
      for (String service : Provisioning.SERVICES) {
        String views = stack.databaseName(service);
        if (!replace && holdsEvents(root, views + "_log")) {
          throw new NotStarted(
              "There is a log of " + service + " already: --replace puts the backup in its place.");
        }
      }
      for (String service : Provisioning.SERVICES) {
        String views = stack.databaseName(service);
        SqlDump.load(root, folder.resolve(service + "-log.sql.gz"), views + "_log");
        SqlDump.load(root, folder.resolve(service + "-views.sql.gz"), views);
        keysOf(root, service, views + "_keys", manifest);
      }
    } catch (SQLException e) {
      throw new NotStarted("The restore failed: " + e.getMessage(), e);
    }
    out.printf("Databases restored as of %s%n", manifest.at());
  }

  /** Keys that are there stay as they are: a key destroyed since the backup is not brought back. */
  private void keysOf(Connection root, String service, String database, BackupManifest manifest)
      throws SQLException {
    if (!holds(root, database, "person_key")) {
      SqlDump.load(root, folder.resolve(service + "-keys-empty.sql.gz"), database);
    }
    if (!manifest.keyFiles().containsKey(service + "-keys.sql.gz")) {
      out.println("  " + service + ": the backup has no keys; persons without one stay unreadable");
      return;
    }
    String beside = database + "_restored";
    SqlDump.load(root, keys.resolve(service + "-keys.sql.gz"), beside);
    try (Statement sql = root.createStatement()) {
      sql.execute(
          "INSERT IGNORE INTO `%s`.person_key SELECT * FROM `%s`.person_key"
              .formatted(database, beside));
      sql.execute("DROP DATABASE `" + beside + "`");
    }
  }

  private static boolean holds(Connection root, String database, String table) throws SQLException {
    try (Statement sql = root.createStatement();
        ResultSet row =
            sql.executeQuery(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = '%s' AND table_name = '%s'"
                    .formatted(database, table))) {
      return row.next();
    }
  }

  private static boolean holdsEvents(Connection root, String log) throws SQLException {
    if (!holds(root, log, "event")) {
      return false;
    }
    try (Statement sql = root.createStatement();
        ResultSet row = sql.executeQuery("SELECT 1 FROM `" + log + "`.event LIMIT 1")) {
      return row.next();
    }
  }

  /** On a new machine the backup's anchors are all there is; they are read, not added to. */
  private void keepAnchors() {
    Path ours = Disk.folder(home.anchors());
    for (Path file : Disk.list(folder.resolve("anchors"))) {
      Path here = ours.resolve(String.valueOf(file.getFileName()));
      Path kept = ours.resolve("backup-" + file.getFileName());
      if (!Files.exists(here) && !Files.exists(kept)) {
        Disk.copy(file, kept);
      }
    }
  }
}
