package org.jiebang.needs.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.needs.publication.UpdateKind;
import org.jiebang.needs.subscription.Subscriptions;

/**
 * Finds the notices of one reader: of the needs that they follow by themselves, and of each of
 * their subscriptions. A short walk along an index for each, put together by time (ADR 0063).
 */
@ApplicationScoped
class Inbox {

  /** What is older is in the feed of the community, and no news. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** Notices of one look: more than a page has, so that one is mostly enough. */
  private static final int STEP = 128;

  /** Subscriptions of one person in all communities that are looked at: the latest. */
  private static final int MOST = 200;

  private static final String ALL =
      Arrays.stream(UpdateKind.values()).map(Enum::name).collect(Collectors.joining(","));

  private static final String BY_THEMSELVES =
      "SELECT s.id FROM need_follower f JOIN notice_subject s ON s.gen = ? AND s.subject = f.subject"
          + " WHERE f.gen = ? AND f.person = ? AND s.id < ? AND s.id >= ?"
          + " AND (s.audience IN ('PUBLIC', 'CONCERNED') OR s.audience = 'AUTHOR' AND f.author)"
          + " AND NOT EXISTS (SELECT 1 FROM subscription x WHERE x.gen = ?"
          + " AND x.subscriber = f.person AND x.subject = f.subject)"
          + " ORDER BY s.id DESC LIMIT ?";

  private static final String SUBSCRIPTIONS =
      "SELECT x.subject, x.tenant, x.kinds, x.opened_ms, f.id IS NOT NULL, COALESCE(f.author, 0)"
          + " FROM subscription x LEFT JOIN need_follower f"
          + " ON f.gen = ? AND f.person = x.subscriber AND f.subject = x.subject"
          + " WHERE x.gen = ? AND x.subscriber = ? AND x.state = 'ACTIVE'"
          + " ORDER BY x.id DESC LIMIT ?";

  private static final String OF_SUBJECT =
      "SELECT s.id FROM notice_subject s WHERE s.gen = ? AND s.subject = ? AND s.id < ?"
          + " AND s.id >= ? AND FIND_IN_SET(s.kind, ?) > 0 AND FIND_IN_SET(s.audience, ?) > 0"
          + " ORDER BY s.id DESC LIMIT ?";

  private final DataSource database;
  private final Generations generations;
  private final Hierarchy hierarchy;
  private final Clock clock;

  Inbox(DataSource database, Generations generations, Hierarchy hierarchy, Clock clock) {
    this.database = database;
    this.generations = generations;
    this.hierarchy = hierarchy;
    this.clock = clock;
  }

  /**
   * A subscription of the reader's.
   *
   * @param audiences what of it they may be told, separated by commas
   * @param from the first notice that is theirs
   */
  private record Wanted(UUID subject, String kinds, String audiences, UUID from) {}

  PageQuery.Among of(Caller reader) {
    UUID oldest = first(clock.now().minus(KEPT));
    return after -> find(reader, after == null ? new UUID(-1, -1) : after, oldest);
  }

  /** Ids begin with a time, so there is one that is before all of a moment. */
  private static UUID first(Instant moment) {
    return new UUID(moment.toEpochMilli() << 16, 0);
  }

  private PageQuery.Found find(Caller reader, UUID before, UUID oldest) {
    Set<UUID> found = new TreeSet<>(Comparator.reverseOrder());
    int notices = generations.live(Notices.INSTANCE.name());
    try (Connection c = database.getConnection()) {
      found.addAll(byThemselves(c, notices, reader.person(), before, oldest));
      for (Wanted wanted : subscriptions(c, reader, oldest)) {
        found.addAll(of(c, notices, wanted, before));
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("reading notices", e);
    }
    List<UUID> page = found.stream().limit(STEP).toList();
    return new PageQuery.Found(page, page.size() < STEP ? null : page.getLast());
  }

  private List<UUID> byThemselves(Connection c, int notices, UUID person, UUID before, UUID oldest)
      throws SQLException {
    try (PreparedStatement s = c.prepareStatement(BY_THEMSELVES)) {
      s.setInt(1, notices);
      s.setInt(2, generations.live(NeedFollowersView.NAME));
      s.setBytes(3, Columns.bytes(person));
      s.setBytes(4, Columns.bytes(before));
      s.setBytes(5, Columns.bytes(oldest));
      s.setInt(6, generations.live(Subscriptions.INSTANCE.name()));
      s.setInt(7, STEP);
      return ids(s);
    }
  }

  private List<Wanted> subscriptions(Connection c, Caller reader, UUID oldest) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(SUBSCRIPTIONS)) {
      s.setInt(1, generations.live(NeedFollowersView.NAME));
      s.setInt(2, generations.live(Subscriptions.INSTANCE.name()));
      s.setBytes(3, Columns.bytes(reader.person()));
      s.setInt(4, MOST);
      var wanted = new ArrayList<Wanted>();
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          boolean concerned = r.getBoolean(5);
          UUID opened = first(Instant.ofEpochMilli(r.getLong(4)));
          wanted.add(
              new Wanted(
                  Columns.uuid(r.getBytes(1)),
                  r.getString(3).isEmpty() ? ALL : r.getString(3),
                  audiences(reader, Columns.uuid(r.getBytes(2)), concerned, r.getBoolean(6)),
                  concerned || opened.compareTo(oldest) < 0 ? oldest : opened));
        }
      }
      return wanted;
    }
  }

  /** As the reader is now: an office that is no longer held opens nothing. */
  private String audiences(Caller reader, UUID community, boolean concerned, boolean author) {
    boolean office =
        reader.grant(Set.of(Role.COM, Role.DIS), scope -> hierarchy.covers(scope, community))
            != null;
    return "PUBLIC"
        + (concerned ? ",CONCERNED" : "")
        + (author ? ",AUTHOR" : "")
        + (office ? ",DESK" : "");
  }

  private static List<UUID> of(Connection c, int notices, Wanted wanted, UUID before)
      throws SQLException {
    try (PreparedStatement s = c.prepareStatement(OF_SUBJECT)) {
      s.setInt(1, notices);
      s.setBytes(2, Columns.bytes(wanted.subject()));
      s.setBytes(3, Columns.bytes(before));
      s.setBytes(4, Columns.bytes(wanted.from()));
      s.setString(5, wanted.kinds());
      s.setString(6, wanted.audiences());
      s.setInt(7, STEP);
      return ids(s);
    }
  }

  private static List<UUID> ids(PreparedStatement s) throws SQLException {
    var ids = new ArrayList<UUID>();
    try (ResultSet r = s.executeQuery()) {
      while (r.next()) {
        ids.add(Columns.uuid(r.getBytes(1)));
      }
    }
    return ids;
  }
}
