package org.jiebang.eventsourcing.admin;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;

/** Who has done what to the machinery; rows are only ever added. */
@Singleton
public class OperatorActions {

  private static final Logger LOG = Logger.getLogger(OperatorActions.class);

  private static final int LONGEST = 120;

  /**
   * One action of an operator.
   *
   * @param at real clock
   * @param what a verb and its object, such as {@code dead-letter/discard}
   * @param target what it was done to, such as {@code matching/17/4711}
   */
  public record Action(Instant at, UUID person, String what, String target) {}

  private final DataSource database;
  private final CurrentCaller caller;

  OperatorActions(DataSource database, CurrentCaller caller) {
    this.database = database;
    this.caller = caller;
  }

  /** Written before the deed: an action without a record is worse than a record without one. */
  public void record(String what, String asked) {
    String target = plain(asked);
    UUID person = caller.get().person();
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "INSERT INTO operator_action (at_us, person, what, target)"
                    + " VALUES (CAST(UNIX_TIMESTAMP(UTC_TIMESTAMP(6)) * 1000000 AS SIGNED), ?, ?, ?)")) {
      s.setBytes(1, Columns.bytes(person));
      s.setString(2, what);
      s.setString(3, target);
      s.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailable("recording an operator's action", e);
    }
    LOG.infof("operator action=%s target=%s person=%s", what, target, person);
  }

  /** What somebody typed, as it fits the column: the refusal comes after the record. */
  private static String plain(String asked) {
    String ascii = asked.replaceAll("[^!-~]", "?");
    return ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST);
  }

  /** The newest first. */
  List<Action> newest(int limit) {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT at_us, person, what, target FROM operator_action ORDER BY id DESC LIMIT ?")) {
      s.setInt(1, limit);
      try (ResultSet r = s.executeQuery()) {
        var actions = new ArrayList<Action>();
        while (r.next()) {
          actions.add(
              new Action(
                  Columns.instant(r.getLong(1)),
                  Columns.uuid(r.getBytes(2)),
                  r.getString(3),
                  r.getString(4)));
        }
        return actions;
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("reading operators' actions", e);
    }
  }
}
