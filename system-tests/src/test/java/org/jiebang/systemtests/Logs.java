package org.jiebang.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jiebang.local.ServiceDatabase;

/** The logs as they stand in MariaDB, read without any of the services' code. */
public final class Logs {

  public static final List<String> SERVICES = List.of("needs", "matching", "points", "gateway");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Logs() {}

  /**
   * One event of a log.
   *
   * @param stream hex, without dashes
   * @param hash hex
   */
  public record Event(int part, long pos, String stream, long version, String type, String hash) {}

  /** All events of a service, by part and position. */
  public static List<Event> events(String service) {
    ServiceDatabase database = House.stack().database(service);
    return rows(
        service,
        "SELECT part, pos, HEX(stream_id), version, type, hash FROM "
            + database.logName()
            + ".event ORDER BY part, pos",
        r ->
            new Event(
                r.getInt(1),
                r.getLong(2),
                r.getString(3),
                r.getLong(4),
                r.getString(5),
                HexFormat.of().formatHex(r.getBytes(6))));
  }

  /** What events of these kinds say, by part and position. */
  public static List<JsonNode> payloads(String service, String typesRegex) {
    ServiceDatabase database = House.stack().database(service);
    return rows(
        service,
        "SELECT payload FROM "
            + database.logName()
            + ".event WHERE type REGEXP '^("
            + typesRegex
            + ")$' ORDER BY part, pos",
        r -> read(r.getString(1)));
  }

  /** How many events there are in the logs of needs, matching and points together. */
  public static long total() {
    long sum = 0;
    for (String service : SERVICES.subList(0, 3)) {
      sum += count(service, House.stack().database(service).logName() + ".event");
    }
    return sum;
  }

  /** Rows of a table, with an optional condition after its name. */
  public static long count(String service, String from) {
    return rows(service, "SELECT COUNT(*) FROM " + from, r -> r.getLong(1)).getFirst();
  }

  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  public static <T> List<T> rows(String service, String select, Row<T> row) {
    ServiceDatabase database = House.stack().database(service);
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement sql = connection.createStatement();
        ResultSet found = sql.executeQuery(select)) {
      List<T> all = new ArrayList<>();
      while (found.next()) {
        all.add(row.of(found));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(select, e);
    }
  }
}
