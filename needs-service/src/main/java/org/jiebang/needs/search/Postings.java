package org.jiebang.needs.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.store.Columns;
import org.jspecify.annotations.Nullable;

/**
 * The index itself: which needs have a token, those with the greatest id first. Its primary key is
 * (generation, token, need), so each look is a short walk along it.
 */
final class Postings {

  static final String TABLE = "need_token";

  /** Rows of one statement. */
  private static final int AT_ONCE = 500;

  private Postings() {}

  /** That {@code need} has {@code token}. */
  record Entry(long token, UUID need) {}

  /** In the order of the index, so that neighbours go in together. */
  static void add(Connection database, int gen, List<Entry> entries) throws SQLException {
    List<Entry> sorted =
        entries.stream()
            .sorted(Comparator.comparingLong(Entry::token).thenComparing(Entry::need))
            .toList();
    for (int from = 0; from < sorted.size(); from += AT_ONCE) {
      List<Entry> some = sorted.subList(from, Math.min(sorted.size(), from + AT_ONCE));
      // Ignored is what is there already: a batch that is tried again.
      try (PreparedStatement s =
          database.prepareStatement(
              "INSERT IGNORE INTO need_token (gen, token, id) VALUES "
                  + String.join(",", Collections.nCopies(some.size(), "(?,?,?)")))) {
        for (int i = 0; i < some.size(); i++) {
          s.setInt(3 * i + 1, gen);
          s.setLong(3 * i + 2, some.get(i).token());
          s.setBytes(3 * i + 3, Columns.bytes(some.get(i).need()));
        }
        s.executeUpdate();
      }
    }
  }

  static void remove(Connection database, int gen, UUID need, long[] tokens) throws SQLException {
    for (int from = 0; from < tokens.length; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, tokens.length - from);
      try (PreparedStatement s =
          database.prepareStatement(
              "DELETE FROM need_token WHERE gen = ? AND id = ? AND token IN ("
                  + marks(count)
                  + ")")) {
        s.setInt(1, gen);
        s.setBytes(2, Columns.bytes(need));
        for (int i = 0; i < count; i++) {
          s.setLong(3 + i, tokens[from + i]);
        }
        s.executeUpdate();
      }
    }
  }

  /** A token and how many needs have it, counted no further than {@code enough}. */
  record Frequency(long token, int needs) {}

  /** The rarest first. */
  static List<Frequency> frequencies(Connection database, int gen, long[] tokens, int enough)
      throws SQLException {
    if (tokens.length == 0) {
      return List.of();
    }
    String one =
        "(SELECT ? AS t, COUNT(*) AS n FROM (SELECT 1 FROM need_token WHERE gen = ? AND token = ?"
            + " LIMIT "
            + enough
            + ") x)";
    try (PreparedStatement s =
        database.prepareStatement(
            String.join(" UNION ALL ", Collections.nCopies(tokens.length, one))
                + " ORDER BY n, t")) {
      for (int i = 0; i < tokens.length; i++) {
        s.setLong(3 * i + 1, tokens[i]);
        s.setInt(3 * i + 2, gen);
        s.setLong(3 * i + 3, tokens[i]);
      }
      try (ResultSet r = s.executeQuery()) {
        var found = new ArrayList<Frequency>();
        while (r.next()) {
          found.add(new Frequency(r.getLong(1), r.getInt(2)));
        }
        return found;
      }
    }
  }

  /** Needs that have {@code token}, below {@code below}, the greatest first. */
  static List<UUID> having(
      Connection database, int gen, long token, @Nullable UUID below, int atMost)
      throws SQLException {
    try (PreparedStatement s =
        database.prepareStatement(
            "SELECT id FROM need_token WHERE gen = ? AND token = ?"
                + (below == null ? "" : " AND id < ?")
                + " ORDER BY id DESC LIMIT "
                + atMost)) {
      s.setInt(1, gen);
      s.setLong(2, token);
      if (below != null) {
        s.setBytes(3, Columns.bytes(below));
      }
      return ids(s);
    }
  }

  /** The need with {@code token} that is {@code step} further down; null: there are fewer. */
  static @Nullable UUID behind(
      Connection database, int gen, long token, @Nullable UUID below, int step)
      throws SQLException {
    try (PreparedStatement s =
        database.prepareStatement(
            "SELECT id FROM need_token WHERE gen = ? AND token = ?"
                + (below == null ? "" : " AND id < ?")
                + " ORDER BY id DESC LIMIT 1 OFFSET "
                + (step - 1))) {
      s.setInt(1, gen);
      s.setLong(2, token);
      if (below != null) {
        s.setBytes(3, Columns.bytes(below));
      }
      List<UUID> found = ids(s);
      return found.isEmpty() ? null : found.getFirst();
    }
  }

  /**
   * Needs that have all of {@code tokens}, the greatest first: along the first of them, asking for
   * the others.
   *
   * @param below null: from the greatest need on
   * @param end the last need that is looked at; null: to the last
   */
  static List<UUID> havingAll(
      Connection database,
      int gen,
      long[] tokens,
      @Nullable UUID below,
      @Nullable UUID end,
      int atMost)
      throws SQLException {
    var sql = new StringBuilder("SELECT t0.id FROM need_token t0");
    for (int i = 1; i < tokens.length; i++) {
      sql.append(" STRAIGHT_JOIN need_token t%1$d ON t%1$d.gen = t0.gen".formatted(i));
      sql.append(" AND t%1$d.token = ? AND t%1$d.id = t0.id".formatted(i));
    }
    sql.append(" WHERE t0.gen = ? AND t0.token = ?");
    sql.append(below == null ? "" : " AND t0.id < ?").append(end == null ? "" : " AND t0.id >= ?");
    sql.append(" ORDER BY t0.id DESC LIMIT ").append(atMost);
    try (PreparedStatement s = database.prepareStatement(sql.toString())) {
      int at = 0;
      for (int i = 1; i < tokens.length; i++) {
        s.setLong(++at, tokens[i]);
      }
      s.setInt(++at, gen);
      s.setLong(++at, tokens[0]);
      if (below != null) {
        s.setBytes(++at, Columns.bytes(below));
      }
      if (end != null) {
        s.setBytes(++at, Columns.bytes(end));
      }
      return ids(s);
    }
  }

  /** Those of {@code needs} that have {@code token} too, in the same order. */
  static List<UUID> alsoHaving(Connection database, int gen, long token, List<UUID> needs)
      throws SQLException {
    if (needs.isEmpty()) {
      return needs;
    }
    int places = places(needs.size());
    try (PreparedStatement s =
        database.prepareStatement(
            "SELECT id FROM need_token WHERE gen = ? AND token = ? AND id IN ("
                + marks(places)
                + ") ORDER BY id DESC")) {
      s.setInt(1, gen);
      s.setLong(2, token);
      for (int i = 0; i < places; i++) {
        s.setBytes(3 + i, Columns.bytes(needs.get(Math.min(i, needs.size() - 1))));
      }
      return ids(s);
    }
  }

  /**
   * Needs that have most of {@code tokens}, those with more of them first.
   *
   * @param each how many needs are looked at for one token: the latest
   */
  static List<UUID> havingMost(Connection database, int gen, long[] tokens, int each, int atMost)
      throws SQLException {
    if (tokens.length == 0) {
      return List.of();
    }
    String one =
        "(SELECT id FROM need_token WHERE gen = ? AND token = ? ORDER BY id DESC LIMIT "
            + each
            + ")";
    try (PreparedStatement s =
        database.prepareStatement(
            "SELECT id FROM ("
                + String.join(" UNION ALL ", Collections.nCopies(tokens.length, one))
                + ") x GROUP BY id ORDER BY COUNT(*) DESC, id DESC LIMIT "
                + atMost)) {
      for (int i = 0; i < tokens.length; i++) {
        s.setInt(2 * i + 1, gen);
        s.setLong(2 * i + 2, tokens[i]);
      }
      return ids(s);
    }
  }

  private static List<UUID> ids(PreparedStatement s) throws SQLException {
    try (ResultSet r = s.executeQuery()) {
      var ids = new ArrayList<UUID>();
      while (r.next()) {
        ids.add(Columns.uuid(r.getBytes(1)));
      }
      return ids;
    }
  }

  /** A power of two, so that there are few statements to prepare: the last value is repeated. */
  private static int places(int values) {
    return Math.max(8, Integer.highestOneBit(2 * values - 1));
  }

  private static String marks(int count) {
    return Collections.nCopies(count, "?").stream().collect(Collectors.joining(","));
  }
}
