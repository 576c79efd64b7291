package org.jiebang.systemtests.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;

/**
 * I10: every view of every service, built anew from the first event by its operator, is row for row
 * what the live one was. Nothing is written meanwhile.
 */
final class ViewsRebuilt {

  private static final int ROWS_SHOWN = 3;

  private final Torture torture;

  /** A view and the table of its rows. */
  private record View(String service, String name, String table) {}

  /**
   * One generation of a view.
   *
   * @param rows each row's columns but the generation
   */
  private record Rows(int generation, Set<String> rows) {

    String hash() {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        rows.forEach(row -> sha.update(row.getBytes(UTF_8)));
        return HexFormat.of().formatHex(sha.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
  }

  ViewsRebuilt(Torture torture) {
    this.torture = torture;
  }

  void pass() {
    Map<View, Rows> before = new LinkedHashMap<>();
    for (String service : Logs.SERVICES) {
      for (View view : views(service)) {
        before.put(view, rows(view, live(view)));
      }
    }
    before.keySet().forEach(ViewsRebuilt::begin);
    List<String> faults = new ArrayList<>();
    long rows = 0;
    for (Map.Entry<View, Rows> one : before.entrySet()) {
      View view = one.getKey();
      Rows old = one.getValue();
      await().atMost(Liveness.BOUND).until(() -> live(view) > old.generation());
      Rows anew = rows(view, live(view));
      rows += anew.rows().size();
      if (!anew.hash().equals(old.hash())) {
        faults.addAll(differences(view, old, anew));
      }
    }
    torture.count("rows of rebuilt views", rows);
    if (!faults.isEmpty()) {
      torture.count("counter-examples", faults);
      throw new AssertionError("I10: " + String.join(System.lineSeparator(), faults));
    }
    torture.atLeast("views rebuilt and equal by their hash", before.size(), 18);
    canary(before);
  }

  /** One row of a generation that nobody asks any more is changed: the hash must tell. */
  private void canary(Map<View, Rows> before) {
    View view =
        before.keySet().stream().filter(one -> one.name().equals("need")).findFirst().orElseThrow();
    int live = live(view);
    update(
        view.service(),
        "UPDATE %s SET version = version + 1 WHERE gen = %d LIMIT 1"
            .formatted(view.table(), live - 1));
    torture.canary(
        "one row of a view is changed",
        !rows(view, live - 1).hash().equals(rows(view, live).hash()));
  }

  private static List<String> differences(View view, Rows old, Rows anew) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: generation %d has %d rows, %d has %d"
            .formatted(
                view, old.generation(), old.rows().size(), anew.generation(), anew.rows().size()));
    old.rows().stream()
        .filter(row -> !anew.rows().contains(row))
        .limit(ROWS_SHOWN)
        .forEach(row -> lines.add("only before: " + row));
    anew.rows().stream()
        .filter(row -> !old.rows().contains(row))
        .limit(ROWS_SHOWN)
        .forEach(row -> lines.add("only built anew: " + row));
    return lines;
  }

  private static void begin(View view) {
    Ask.post("/admin/" + view.service() + "/views/" + view.name() + "/rebuild")
        .as("operator")
        .noBody()
        .send()
        .expect(202);
  }

  private static List<View> views(String service) {
    List<String> tables =
        Logs.rows(
            service,
            "SELECT table_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND column_name = 'gen'",
            row -> row.getString(1));
    JsonNode named =
        Ask.get("/admin/" + service + "/views").as("operator").send().expect(200).json();
    List<View> views = new ArrayList<>();
    for (JsonNode name : named.path("views")) {
      String plain = name.asText().replace('-', '_');
      String table = tables.contains(plain) ? plain : plain + "_row";
      views.add(new View(service, name.asText(), table));
    }
    return views;
  }

  private static int live(View view) {
    return Logs.rows(
            view.service(),
            "SELECT live FROM generation WHERE view = '" + view.name() + "'",
            row -> row.getInt(1))
        .getFirst();
  }

  private static Rows rows(View view, int generation) {
    List<String> rows =
        Logs.rows(
            view.service(),
            "SELECT * FROM " + view.table() + " WHERE gen = " + generation,
            ViewsRebuilt::text);
    var sorted = new TreeSet<>(rows);
    if (sorted.size() != rows.size()) {
      throw new AssertionError(view + " has equal rows");
    }
    return new Rows(generation, sorted);
  }

  private static String text(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    var text = new StringBuilder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (!columns.getColumnName(i).equals("gen")) {
        boolean binary = columns.getColumnTypeName(i).contains("BINARY");
        byte[] bytes = binary ? row.getBytes(i) : null;
        text.append(columns.getColumnName(i)).append('=');
        text.append(bytes == null ? row.getString(i) : HexFormat.of().formatHex(bytes));
        text.append('|');
      }
    }
    return text.toString();
  }

  private static void update(String service, String statement) {
    ServiceDatabase database = House.stack().database(service);
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement sql = connection.createStatement()) {
      if (sql.executeUpdate(statement) != 1) {
        throw new AssertionError("nothing was changed: " + statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
