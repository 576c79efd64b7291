package org.jiebang.needs.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;

/** Takes out of the index what an erased person's needs said, in all generations. */
@ApplicationScoped
public class ForgottenWords {

  private static final int AT_ONCE = 50;

  private final DataSource database;

  ForgottenWords(DataSource database) {
    this.database = database;
  }

  private record Kept(int gen, UUID need, long[] tokens) {}

  /**
   * A repeat finds nothing more.
   *
   * @param person whose key has been destroyed before: so nothing new is indexed meanwhile
   */
  public void of(UUID person) {
    int forgotten;
    do {
      forgotten = QuarkusTransaction.requiringNew().call(() -> some(person));
    } while (forgotten > 0);
  }

  private int some(UUID person) {
    try (Connection c = database.getConnection()) {
      List<Kept> some = kept(c, person);
      for (Kept words : some) {
        Postings.remove(c, words.gen(), words.need(), words.tokens());
        try (PreparedStatement s =
            c.prepareStatement(
                "UPDATE need_words SET tokens = '', note_tokens = '' WHERE gen = ? AND id = ?")) {
          s.setInt(1, words.gen());
          s.setBytes(2, Columns.bytes(words.need()));
          s.executeUpdate();
        }
      }
      return some.size();
    } catch (SQLException e) {
      throw new StoreUnavailable("forgetting words", e);
    }
  }

  private static List<Kept> kept(Connection c, UUID person) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement(
            "SELECT gen, id, tokens, note_tokens FROM need_words WHERE subject = ?"
                + " AND (tokens <> '' OR note_tokens <> '') LIMIT "
                + AT_ONCE
                + " FOR UPDATE")) {
      s.setBytes(1, Columns.bytes(person));
      try (ResultSet r = s.executeQuery()) {
        var kept = new ArrayList<Kept>();
        while (r.next()) {
          kept.add(
              new Kept(
                  r.getInt(1),
                  Columns.uuid(r.getBytes(2)),
                  TokenSet.union(TokenSet.tokens(r.getBytes(3)), TokenSet.tokens(r.getBytes(4)))));
        }
        return kept;
      }
    }
  }
}
