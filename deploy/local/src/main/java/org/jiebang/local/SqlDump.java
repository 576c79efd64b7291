package org.jiebang.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A database as SQL, one statement a line, packed: readable by any client ({@code zcat … | mariadb
 * NAME}). The connection's transaction decides what is seen.
 */
final class SqlDump {
  private static final int STATEMENT_CHARACTERS = 512 * 1024;
  private static final int FETCH = 500;

  private final Connection connection;
  private final String database;
  private final boolean rows;

  SqlDump(Connection connection, String database) {
    this(connection, database, true);
  }

  private SqlDump(Connection connection, String database, boolean rows) {
    this.connection = connection;
    this.database = database;
    this.rows = rows;
  }

  /** The tables alone. */
  SqlDump withoutRows() {
    return new SqlDump(connection, database, false);
  }

  /** Returns when the file is on disk; its SHA-256 in hex. */
  String to(Path file) throws SQLException {
    MessageDigest sha = BackupManifest.sha256();
    try {
      try (BufferedWriter lines =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(new DigestOutputStream(Disk.create(file), sha), 1 << 16),
                  StandardCharsets.UTF_8))) {
        for (String table : tables()) {
          table(table, lines);
        }
      }
      Disk.sync(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '"
                    + database
                    + "' AND table_type = 'BASE TABLE' ORDER BY table_name")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private void table(String table, BufferedWriter lines) throws SQLException, IOException {
    try (Statement sql = connection.createStatement()) {
      try (ResultSet row =
          sql.executeQuery("SHOW CREATE TABLE `" + database + "`.`" + table + "`")) {
        row.next();
        lines.write(row.getString(2).replace("\n", " ") + ";\n");
      }
      if (!rows) {
        return;
      }
      // Row by row: a log is larger than our memory.
      sql.setFetchSize(FETCH);
      try (ResultSet all = sql.executeQuery("SELECT * FROM `" + database + "`.`" + table + "`")) {
        rows(table, all, lines);
      }
    }
  }

  private static void rows(String table, ResultSet all, BufferedWriter lines)
      throws SQLException, IOException {
    ResultSetMetaData columns = all.getMetaData();
    StringBuilder statement = new StringBuilder();
    while (all.next()) {
      statement.append(statement.isEmpty() ? "INSERT INTO `" + table + "` VALUES (" : ",(");
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        if (i > 1) {
          statement.append(',');
        }
        value(all, i, columns.getColumnType(i), statement);
      }
      statement.append(')');
      if (statement.length() > STATEMENT_CHARACTERS) {
        lines.write(statement.append(";\n").toString());
        statement.setLength(0);
      }
    }
    if (!statement.isEmpty()) {
      lines.write(statement.append(";\n").toString());
    }
  }

  private static void value(ResultSet row, int column, int type, StringBuilder to)
      throws SQLException {
    switch (type) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
        byte[] bytes = row.getBytes(column);
        to.append(
            bytes == null
                ? "NULL"
                : bytes.length == 0 ? "''" : "0x" + HexFormat.of().formatHex(bytes));
      }
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.BIT,
          Types.BOOLEAN ->
          // 0 and 1 of a BOOLEAN come as such: the column is a TINYINT.
          to.append(number(row.getString(column)));
      default -> quote(row.getString(column), to);
    }
  }

  private static String number(@Nullable String text) {
    return text == null ? "NULL" : text.equals("true") ? "1" : text.equals("false") ? "0" : text;
  }

  private static void quote(@Nullable String text, StringBuilder to) {
    if (text == null) {
      to.append("NULL");
      return;
    }
    to.append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\'' -> to.append("\\'");
        case '\\' -> to.append("\\\\");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case 0 -> to.append("\\0");
        case 26 -> to.append("\\Z");
        default -> to.append(c);
      }
    }
    to.append('\'');
  }

  /** Makes {@code database} anew from the file. */
  static void load(Connection connection, Path file, String database) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute("DROP DATABASE IF EXISTS `" + database + "`");
      sql.execute("CREATE DATABASE `" + database + "` CHARACTER SET utf8mb4");
    }
    run(connection, file, database);
  }

  private static void run(Connection connection, Path file, String database) throws SQLException {
    connection.setCatalog(database);
    connection.setAutoCommit(false);
    try (Statement sql = connection.createStatement();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                    StandardCharsets.UTF_8))) {
      sql.execute("SET SESSION foreign_key_checks = 0");
      sql.setEscapeProcessing(false);
      String line;
      while ((line = lines.readLine()) != null) {
        sql.execute(line);
      }
      connection.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
