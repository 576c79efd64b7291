package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlDumpIT {
  @TempDir Path folder;

  private final DatabaseServer server = TestServers.get().server();
  private final String one = "dump_" + Random.suffix();
  private final String other = one + "_back";

  @BeforeEach
  void aTableWithEverythingOdd() throws SQLException {
    try (Connection c = server.connect();
        Statement s = c.createStatement()) {
      s.execute("CREATE DATABASE " + one + " CHARACTER SET utf8mb4");
      c.setCatalog(one);
      s.execute(
          "CREATE TABLE odd (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, flag BOOLEAN NULL,"
              + " bytes BINARY(16) NULL, some VARBINARY(80) NULL, text MEDIUMTEXT COLLATE"
              + " utf8mb4_bin NULL, word VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,"
              + " at DATETIME(6) NULL, amount DECIMAL(20,4) NULL, KEY by_word (word))");
      s.execute("CREATE TABLE `empty` (id INT PRIMARY KEY)");
      try (PreparedStatement row = c.prepareStatement("INSERT INTO odd VALUES (?,?,?,?,?,?,?,?)")) {
        row(row, "18446744073709551615", true, new byte[16], new byte[0], "'\\\n\r\0\032;--\t\"");
        row(row, "0", false, new byte[] {-1}, new byte[] {0, 39, 92, 10}, "子女托管 😀 /* */");
        row(row, "7", null, null, null, null);
        for (int i = 100; i < 3_000; i++) {
          row(row, String.valueOf(i), i % 2 == 0, new byte[] {(byte) i}, null, "x".repeat(i));
        }
      }
    }
  }

  private static void row(
      PreparedStatement row,
      String id,
      @Nullable Boolean flag,
      byte @Nullable [] bytes,
      byte @Nullable [] some,
      @Nullable String text)
      throws SQLException {
    row.setString(1, id);
    row.setObject(2, flag);
    row.setBytes(3, bytes);
    row.setBytes(4, some);
    row.setString(5, text);
    row.setString(6, text == null ? null : "a'b\\c");
    row.setString(7, text == null ? null : "2026-03-01 08:00:00.000001");
    row.setString(8, text == null ? null : "-12345.6789");
    row.executeUpdate();
  }

  @AfterEach
  void drop() throws SQLException {
    try (Connection c = server.connect();
        Statement s = c.createStatement()) {
      s.execute("DROP DATABASE IF EXISTS " + one);
      s.execute("DROP DATABASE IF EXISTS " + other);
    }
  }

  @Test
  void everything_comes_back_as_it_was() throws SQLException {
    Path file = folder.resolve("one.sql.gz");
    try (Connection c = server.connect()) {
      String sum = new SqlDump(c, one).to(file);
      assertThat(sum).isEqualTo(BackupManifest.sha256(file));
      SqlDump.load(c, file, other);
      assertThat(checksums(c, other)).isEqualTo(checksums(c, one)).hasSize(2);
    }
    assertThat(PosixFilePermissions.toString(permissions(file))).isEqualTo("rw-------");
  }

  @Test
  void the_dump_is_of_the_moment_when_its_transaction_began() throws SQLException {
    Path file = folder.resolve("one.sql.gz");
    try (Connection c = server.connect();
        Connection writer = server.connect();
        Statement write = writer.createStatement()) {
      Map<String, Long> before = checksums(writer, one);
      c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement s = c.createStatement()) {
        s.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      }
      write.executeUpdate("DELETE FROM " + one + ".odd WHERE id > 500");
      write.executeUpdate("INSERT INTO " + one + ".empty VALUES (1)");
      new SqlDump(c, one).to(file);
      SqlDump.load(writer, file, other);
      assertThat(checksums(writer, other)).isEqualTo(before).isNotEqualTo(checksums(writer, one));
    }
  }

  @Test
  void a_damaged_file_is_refused_before_anything_is_touched() throws Exception {
    Path file = folder.resolve("needs-log.sql.gz");
    try (Connection c = server.connect()) {
      String sum = new SqlDump(c, one).withoutRows().to(file);
      new BackupManifest(
              BackupManifest.VERSION,
              Instant.EPOCH,
              new UUID(1, 1),
              Map.of("needs", Map.of(3, new BackupManifest.Head(7, "00"))),
              Map.of("needs-log.sql.gz", sum),
              Map.of(),
              "f")
          .write(folder, folder);
    }
    assertThat(BackupManifest.checked(folder, folder).positions())
        .isEqualTo(Map.of("needs", Map.of(3, new BackupManifest.Head(7, "00"))));
    Files.write(file, new byte[] {1});
    assertThatThrownBy(() -> BackupManifest.checked(folder, folder))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("damaged");
  }

  private static java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(Path file) {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Long> checksums(Connection c, String database) throws SQLException {
    Map<String, Long> sums = new TreeMap<>();
    try (Statement s = c.createStatement()) {
      for (String table : new String[] {"odd", "empty"}) {
        try (ResultSet r = s.executeQuery("CHECKSUM TABLE `" + database + "`.`" + table + "`")) {
          r.next();
          sums.put(table, r.getLong(2));
        }
      }
    }
    return sums;
  }
}
