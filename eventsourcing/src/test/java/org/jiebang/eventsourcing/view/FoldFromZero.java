package org.jiebang.eventsourcing.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The list of counters as it must be, told once more and without our own code: events by plain
 * JDBC, folded here, and a hash over all rows. Log, checkpoints and rows are read in one snapshot,
 * so it may be asked under load.
 */
final class FoldFromZero {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter DATETIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /**
   * @param rows SHA-256 of the rows of the live generation
   * @param folded the same of what its events say
   * @param events that were folded
   */
  record Comparison(int generation, String rows, String folded, long events) {
    boolean equal() {
      return rows.equals(folded);
    }
  }

  private static final class Counter {
    private String tenant = "";
    private String since = "";
    private long version;
    private long count;
    private long limit;

    String canonical(String id) {
      return String.join(
          "|",
          id,
          tenant,
          count == limit ? "FULL" : "OPEN",
          Long.toString(version),
          since,
          Long.toString(limit),
          Long.toString(count));
    }
  }

  private FoldFromZero() {}

  static Comparison compare(Connection c, String log) throws Exception {
    try (Statement s = c.createStatement()) {
      s.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      s.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      int gen;
      try (ResultSet r = s.executeQuery("SELECT live FROM generation WHERE view = 'counter'")) {
        r.next();
        gen = r.getInt(1);
      }
      var counters = new TreeMap<String, Counter>();
      long events = fold(s, log, gen, counters);
      var folded = MessageDigest.getInstance("SHA-256");
      counters.forEach((id, counter) -> folded.update(line(counter.canonical(id))));
      String rows = rows(s, gen);
      s.execute("COMMIT");
      return new Comparison(gen, rows, HexFormat.of().formatHex(folded.digest()), events);
    }
  }

  private static long fold(Statement s, String log, int gen, TreeMap<String, Counter> counters)
      throws Exception {
    long events = 0;
    s.setFetchSize(1000);
    try (ResultSet r =
        s.executeQuery(
            "SELECT HEX(e.stream_id), HEX(e.tenant), e.type, e.version, e.at_us, e.payload FROM "
                + log
                + ".event e JOIN checkpoint c ON c.view = 'counter' AND c.gen = "
                + gen
                + " AND c.part = e.part AND e.pos <= c.pos ORDER BY e.part, e.pos")) {
      while (r.next()) {
        events++;
        Counter counter = counters.computeIfAbsent(r.getString(1), _ -> new Counter());
        JsonNode payload = JSON.readTree(r.getString(6));
        switch (r.getString(3)) {
          case "counter-opened" -> {
            counter.tenant = r.getString(2);
            counter.limit = payload.get("limit").asLong();
            counter.since = DATETIME.format(Instant.EPOCH.plus(r.getLong(5), ChronoUnit.MICROS));
          }
          case "counter-raised" -> counter.count += payload.get("by").asLong();
          case String other -> throw new IllegalStateException(other);
        }
        counter.version = r.getLong(4);
      }
    }
    s.setFetchSize(0);
    return events;
  }

  private static String rows(Statement s, int gen) throws Exception {
    var rows = MessageDigest.getInstance("SHA-256");
    try (ResultSet r =
        s.executeQuery(
            "SELECT HEX(id), HEX(tenant), state, version, CAST(since AS CHAR), bound, body FROM"
                + " counter_row WHERE gen = "
                + gen
                + " ORDER BY HEX(id)")) {
      while (r.next()) {
        JsonNode body = JSON.readTree(r.getString(7));
        if (!body.get("id").asText().replace("-", "").equalsIgnoreCase(r.getString(1))
            || !body.get("state").asText().equals(r.getString(3))
            || body.get("limit").asLong() != r.getLong(6)) {
          rows.update((byte) 0); // the body contradicts its own columns
        }
        rows.update(
            line(
                String.join(
                    "|",
                    r.getString(1),
                    r.getString(2),
                    r.getString(3),
                    r.getString(4),
                    r.getString(5),
                    r.getString(6),
                    body.get("count").asText())));
      }
    }
    return HexFormat.of().formatHex(rows.digest());
  }

  private static byte[] line(String canonical) {
    return (canonical + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
