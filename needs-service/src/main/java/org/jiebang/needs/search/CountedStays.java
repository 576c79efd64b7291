package org.jiebang.needs.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.search.NeedCounts.Cell;

/** Counts stays: in a covering index, one entry for each stay of the needs in question. */
@ApplicationScoped
class CountedStays {

  private final DataSource database;
  private final Generations generations;

  CountedStays(DataSource database, Generations generations) {
    this.database = database;
    this.generations = generations;
  }

  /**
   * Needs that came in from {@code from} until before {@code until}, as they were just before
   * {@code asOf}.
   *
   * @param secluded whether those too that are for the desk only
   */
  List<Cell> count(
      CommunityId community,
      CountedBy by,
      Instant from,
      Instant until,
      Instant asOf,
      boolean secluded) {
    String sql =
        "SELECT %s, state, COUNT(*) FROM need_stay WHERE gen = ? AND tenant = ?"
                .formatted(by.word())
            + " AND submitted_us >= ? AND submitted_us < ? AND from_us < ? AND until_us >= ? AND secluded <= ?"
            + " GROUP BY 1, 2";
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      s.setInt(1, generations.live(NeedCoursesView.NAME));
      s.setBytes(2, Columns.bytes(community.value()));
      s.setLong(3, Columns.micros(from));
      s.setLong(4, Columns.micros(until));
      s.setLong(5, Columns.micros(asOf));
      s.setLong(6, Columns.micros(asOf));
      s.setBoolean(7, secluded);
      try (ResultSet r = s.executeQuery()) {
        var cells = new ArrayList<Cell>();
        while (r.next()) {
          cells.add(new Cell(r.getString(1), r.getString(2), r.getLong(3)));
        }
        return cells;
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("counting needs", e);
    }
  }
}
