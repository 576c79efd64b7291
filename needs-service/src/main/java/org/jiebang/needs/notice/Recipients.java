package org.jiebang.needs.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.needs.subscription.Subscriptions;

/**
 * Finds who is to be told a notice, page by page: for whoever delivers it. Who is nameless is
 * nobody's recipient; they find it in their own list.
 */
@ApplicationScoped
class Recipients {

  /** Of one look. */
  private static final int STEP = 128;

  private static final UUID BEFORE_ALL = new UUID(-1, -1);

  private static final PageQuery.Found NOBODY = new PageQuery.Found(List.of(), null);

  private static final String SUBSCRIBED =
      "SELECT DISTINCT x.id FROM notice_subject s JOIN subscription x"
          + " ON x.gen = ? AND x.subject = s.subject"
          + " WHERE s.gen = ? AND s.id = ? AND x.state = 'ACTIVE' AND x.opened_ms <= ?"
          + " AND (x.kinds = '' OR FIND_IN_SET(s.kind, x.kinds) > 0)"
          + " AND (s.audience = 'PUBLIC' OR EXISTS (SELECT 1 FROM need_follower f"
          + " WHERE f.gen = ? AND f.person = x.subscriber AND f.subject = x.subject"
          + " AND NOT f.nameless"
          + " AND (s.audience = 'CONCERNED' OR s.audience = 'AUTHOR' AND f.author)))"
          + " AND x.id < ? ORDER BY x.id DESC LIMIT ?";

  private static final String CONCERNED =
      "SELECT f.id FROM notice_subject s JOIN need_follower f"
          + " ON f.gen = ? AND f.subject = s.subject"
          + " WHERE s.gen = ? AND s.id = ? AND NOT f.nameless"
          + " AND (s.audience IN ('PUBLIC', 'CONCERNED') OR s.audience = 'AUTHOR' AND f.author)"
          + " AND NOT EXISTS (SELECT 1 FROM subscription x WHERE x.gen = ?"
          + " AND x.subscriber = f.person AND x.subject = f.subject)"
          + " AND f.id < ? ORDER BY f.id DESC LIMIT ?";

  private final DataSource database;
  private final Generations generations;

  Recipients(DataSource database, Generations generations) {
    this.database = database;
    this.generations = generations;
  }

  /** Nobody: the notice goes nowhere. */
  static PageQuery.Among nobody() {
    return after -> NOBODY;
  }

  /** Subscriptions by which it is to be told. */
  PageQuery.Among subscribed(UUID notice) {
    return after -> {
      try (Connection c = database.getConnection();
          PreparedStatement s = c.prepareStatement(SUBSCRIBED)) {
        return found(
            s,
            generations.live(Subscriptions.INSTANCE.name()),
            generations.live(Notices.INSTANCE.name()),
            Columns.bytes(notice),
            Ids.epochMillis(notice),
            generations.live(NeedFollowersView.NAME),
            Columns.bytes(after == null ? BEFORE_ALL : after),
            STEP);
      } catch (SQLException e) {
        throw new StoreUnavailable("finding recipients", e);
      }
    };
  }

  /** Who follows the need by themselves, and has said nothing else. */
  PageQuery.Among concerned(UUID notice) {
    return after -> {
      try (Connection c = database.getConnection();
          PreparedStatement s = c.prepareStatement(CONCERNED)) {
        return found(
            s,
            generations.live(NeedFollowersView.NAME),
            generations.live(Notices.INSTANCE.name()),
            Columns.bytes(notice),
            generations.live(Subscriptions.INSTANCE.name()),
            Columns.bytes(after == null ? BEFORE_ALL : after),
            STEP);
      } catch (SQLException e) {
        throw new StoreUnavailable("finding recipients", e);
      }
    };
  }

  private static PageQuery.Found found(PreparedStatement s, Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      s.setObject(i + 1, parameters[i]);
    }
    var ids = new ArrayList<UUID>();
    try (ResultSet r = s.executeQuery()) {
      while (r.next()) {
        ids.add(Columns.uuid(r.getBytes(1)));
      }
    }
    return new PageQuery.Found(ids, ids.size() < STEP ? null : ids.getLast());
  }
}
