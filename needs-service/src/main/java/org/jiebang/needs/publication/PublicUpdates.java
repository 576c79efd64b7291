package org.jiebang.needs.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Generations;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a community tells the public, the latest first. A need that is declined is quiet until
 * that is published, with all that was told of it before: so its row is asked each time.
 */
@ApplicationScoped
class PublicUpdates {

  /** Lines of one look: more than a page has, so that one is mostly enough. */
  private static final int STEP = 128;

  private static final UUID BEFORE_ALL = new UUID(-1, -1);

  private static final String OF_COMMUNITY =
      "SELECT u.id FROM public_update u LEFT JOIN need_updates n ON n.gen = ? AND n.id = u.need"
          + " WHERE u.gen = ? AND u.tenant = ? AND u.id < ? AND (u.need IS NULL OR n.shown)"
          + " ORDER BY u.id DESC LIMIT ?";

  private static final String OF_NEED =
      "SELECT u.id FROM public_update u JOIN need_updates n ON n.gen = ? AND n.id = u.need"
          + " WHERE u.gen = ? AND u.tenant = ? AND u.id < ? AND n.shown AND u.need = ?"
          + " ORDER BY u.id DESC LIMIT ?";

  private final DataSource database;
  private final Generations generations;

  PublicUpdates(DataSource database, Generations generations) {
    this.database = database;
    this.generations = generations;
  }

  /**
   * @param need null: of all of them, and of the community as a whole
   */
  PageQuery.Among of(UUID community, @Nullable UUID need) {
    return after -> {
      UUID before = after == null ? BEFORE_ALL : after;
      return need == null ? ofCommunity(community, before) : ofNeed(community, need, before);
    };
  }

  private PageQuery.Found ofCommunity(UUID community, UUID before) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(OF_COMMUNITY)) {
      begin(s, community, before);
      s.setInt(5, STEP);
      return found(s);
    } catch (SQLException e) {
      throw new StoreUnavailable("reading updates", e);
    }
  }

  private PageQuery.Found ofNeed(UUID community, UUID need, UUID before) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(OF_NEED)) {
      begin(s, community, before);
      s.setBytes(5, Columns.bytes(need));
      s.setInt(6, STEP);
      return found(s);
    } catch (SQLException e) {
      throw new StoreUnavailable("reading updates", e);
    }
  }

  private void begin(PreparedStatement s, UUID community, UUID before) throws SQLException {
    s.setInt(1, generations.live(NeedUpdatesView.NAME));
    s.setInt(2, generations.live(UpdatesView.NAME));
    s.setBytes(3, Columns.bytes(community));
    s.setBytes(4, Columns.bytes(before));
  }

  private static PageQuery.Found found(PreparedStatement s) throws SQLException {
    var ids = new ArrayList<UUID>();
    try (ResultSet r = s.executeQuery()) {
      while (r.next()) {
        ids.add(Columns.uuid(r.getBytes(1)));
      }
    }
    return new PageQuery.Found(ids, ids.size() < STEP ? null : ids.getLast());
  }
}
