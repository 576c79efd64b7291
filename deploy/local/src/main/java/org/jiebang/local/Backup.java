package org.jiebang.local;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jiebang.local.Arguments.Misused;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./jiebang backup DIR}: logs, views and keys of all services as they stood at one moment,
 * while everything goes on. One transaction reads them all, so a view is never ahead of its log and
 * a consumer never ahead of its publisher. The keys of persons lie in a folder of their own, whose
 * copies must expire (docs/adr/0006).
 */
final class Backup {
  private final Stack stack;
  private final Home home;
  private final Path folder;
  private final Path keys;
  private final PrintStream out;

  Backup(Stack stack, Home home, Path folder, @Nullable Path keys, PrintStream out) {
    this.stack = stack;
    this.home = home;
    this.folder = folder.toAbsolutePath().normalize();
    this.keys = keys == null ? this.folder.resolve("keys") : keys.toAbsolutePath().normalize();
    this.out = out;
  }

  static Backup parse(Home home, List<String> line) {
    Arguments arguments = Arguments.of(line, Set.of("--keys"), Set.of(), 1);
    if (arguments.words().isEmpty()) {
      throw new Misused("Where to? backup DIR");
    }
    Stack stack =
        new Stack(home, new StateFile(home), new Secrets(home), Outside.NOTHING, System.out);
    if (!stack.alive(Stack.MARIADB)) {
      throw new NotStarted("MariaDB is not up: ./jiebang up starts it.");
    }
    String keys = arguments.option("--keys");
    return new Backup(
        stack,
        home,
        Path.of(arguments.words().getFirst()),
        keys == null ? null : Path.of(keys),
        System.out);
  }

  int run() {
    if (Files.exists(folder.resolve(BackupManifest.FILE))) {
      throw new NotStarted(folder + " holds a backup already; each goes into a folder of its own.");
    }
    long from = System.nanoTime();
    Disk.folder(folder);
    Disk.folder(keys);
    // Anchors first: every head that they name is in the rows that are read afterwards.
    copyAnchors();
    BackupManifest manifest = databases();
    // The manifest comes last: a folder without it is no backup.
    manifest.write(folder, keys);
    out.printf(
        "Backup of %s: %d events of %d services, %d files, %.1f s%n  %s%n",
        manifest.at(),
        manifest.positions().values().stream()
            .flatMap(parts -> parts.values().stream())
            .mapToLong(BackupManifest.Head::pos)
            .sum(),
        manifest.positions().size(),
        manifest.files().size() + manifest.keyFiles().size(),
        (System.nanoTime() - from) / 1e9,
        folder);
    out.println("  keys of persons: " + keys + " (delete it when erasures must be complete)");
    leftOut(home, new StateFile(home).get().keycloak()).forEach(what -> out.println("  " + what));
    return 0;
  }

  /** What is to be kept elsewhere. */
  static List<String> leftOut(Home home, boolean keycloak) {
    List<String> leftOut = new ArrayList<>();
    leftOut.add("not in it: " + home.secretsFile() + ", without which the keys open nothing");
    if (keycloak) {
      // A file database, open while Keycloak runs: a copy of it now might not be whole.
      leftOut.add(
          "not in it: Keycloak's accounts, passwords and signing keys. When Jiebang is down, copy "
              + home.data().resolve(Stack.KEYCLOAK));
    }
    return leftOut;
  }

  private BackupManifest databases() {
    try (Connection connection = stack.databaseServer().connect()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement sql = connection.createStatement()) {
        sql.execute("SET SESSION net_write_timeout = 3600");
        sql.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      }
      Instant at = Instant.now();
      // Visible is not durable: one durable write, and all that the snapshot sees is.
      durableWrite();
      Map<String, String> files = new TreeMap<>();
      Map<String, String> keyFiles = new TreeMap<>();
      Map<String, Map<Integer, BackupManifest.Head>> positions = new TreeMap<>();
      for (String service : Provisioning.SERVICES) {
        String views = stack.databaseName(service);
        dump(connection, views + "_log", service + "-log", folder, files);
        dump(connection, views, service + "-views", folder, files);
        dump(connection, views + "_keys", service + "-keys", keys, keyFiles);
        Path empty = folder.resolve(service + "-keys-empty.sql.gz");
        files.put(
            String.valueOf(empty.getFileName()),
            new SqlDump(connection, views + "_keys").withoutRows().to(empty));
        positions.put(service, heads(connection, views + "_log"));
      }
      return new BackupManifest(
          BackupManifest.VERSION,
          at,
          new StateFile(home).get().district(),
          positions,
          files,
          keyFiles,
          BackupManifest.fingerprint(stack.secrets().personKeysKey()));
    } catch (SQLException e) {
      throw new NotStarted("The backup failed: " + e.getMessage(), e);
    }
  }

  private static void dump(
      Connection connection, String database, String name, Path into, Map<String, String> checksums)
      throws SQLException {
    Path file = into.resolve(name + ".sql.gz");
    checksums.put(String.valueOf(file.getFileName()), new SqlDump(connection, database).to(file));
  }

  private void durableWrite() throws SQLException {
    try (Connection other = stack.databaseServer().connect();
        Statement sql = other.createStatement()) {
      sql.execute(
          "INSERT INTO `%s`.relay_barrier (id, writes) VALUES (1, 1)"
                  .formatted(stack.databaseName(Provisioning.SERVICES.getFirst()))
              + " ON DUPLICATE KEY UPDATE writes = writes + 1");
    }
  }

  private static Map<Integer, BackupManifest.Head> heads(Connection connection, String log)
      throws SQLException {
    Map<Integer, BackupManifest.Head> heads = new TreeMap<>();
    for (int part = 0; part < 64; part++) {
      try (Statement sql = connection.createStatement();
          ResultSet row =
              sql.executeQuery(
                  "SELECT pos, LOWER(HEX(hash)) FROM `%s`.event WHERE part = %d ORDER BY pos DESC LIMIT 1"
                      .formatted(log, part))) {
        if (row.next()) {
          heads.put(part, new BackupManifest.Head(row.getLong(1), row.getString(2)));
        }
      }
    }
    return heads;
  }

  private void copyAnchors() {
    List<Path> files = new ArrayList<>(Disk.list(home.anchors()));
    files.removeIf(f -> !f.toString().endsWith(".jsonl"));
    Path copies = Disk.folder(folder.resolve("anchors"));
    files.forEach(f -> Disk.copy(f, copies.resolve(f.getFileName())));
  }
}
