package org.jiebang.needs.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedLocated;
import org.jiebang.needs.need.NeedEvent.NeedSubmitted;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.search.NeedCourseRow.Told;
import org.jspecify.annotations.Nullable;

/**
 * The states that every submitted need has been in, from when until when: what can be counted as of
 * any day, and never changes afterwards.
 */
public final class NeedCoursesView implements View<NeedCourseRow, NeedEvent> {

  static final String NAME = "need-courses";
  static final String STAYS = "need_stay";

  private static final long LASTS = Long.MAX_VALUE;
  private static final int AT_ONCE = 200;
  private static final int COLUMNS = 12;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<NeedCourseRow> row() {
    return NeedCourseRow.class;
  }

  @Override
  public Class<NeedEvent> events() {
    return NeedEvent.class;
  }

  @Override
  public @Nullable NeedCourseRow evolve(@Nullable NeedCourseRow row, Recorded<NeedEvent> fact) {
    if (row == null) {
      return fact.event() instanceof NeedSubmitted e ? begun(e, fact) : null; // drafts do not count
    }
    Stay now = present(row);
    String state = Stage.after(Stage.valueOf(now.state()), fact.event()).name();
    String grid = grid(fact.event(), now);
    if (!state.equals(now.state()) || !grid.equals(now.grid())) {
      row.told.add(new Told(now, Columns.micros(fact.at())));
      enter(row, now.next(state, grid, fact.at()), fact.version());
    }
    return row;
  }

  /** The map says it, then whoever verifies it. */
  private static String grid(NeedEvent event, Stay now) {
    if (event instanceof NeedLocated located) {
      return named(located.grid());
    }
    return event instanceof NeedVerified verified ? named(verified.grid()) : now.grid();
  }

  private static NeedCourseRow begun(NeedSubmitted e, Recorded<NeedEvent> fact) {
    var row = new NeedCourseRow();
    row.tenant = fact.tenant();
    row.since = fact.at();
    enter(
        row,
        new Stay(
            1,
            Stage.SUBMITTED.name(),
            e.category().value(),
            e.channel().value(),
            "",
            fact.at(),
            fact.at(),
            e.particulars().secluded()),
        fact.version());
    return row;
  }

  private static void enter(NeedCourseRow row, Stay stay, long version) {
    row.present = stay;
    row.told.add(new Told(stay, LASTS));
    row.state = stay.state();
    row.version = version;
    try {
      row.body = Json.EVENTS.writeValueAsString(stay);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("view " + NAME, e);
    }
  }

  private static Stay present(NeedCourseRow row) {
    if (row.present == null) {
      try {
        row.present = Json.EVENTS.readValue(row.body, Stay.class);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("view " + NAME + ": row of " + row.key.id(), e);
      }
    }
    return row.present;
  }

  private static String named(@Nullable String grid) {
    return grid == null ? "" : grid;
  }

  @Override
  public List<String> besides() {
    return List.of(STAYS);
  }

  @Override
  public void keep(Connection database, int gen, Collection<NeedCourseRow> rows)
      throws SQLException {
    var stays = new ArrayList<Written>();
    for (NeedCourseRow row : rows) {
      Map<Integer, Told> last = new LinkedHashMap<>();
      row.told.forEach(told -> last.put(told.stay().number(), told));
      last.values().forEach(told -> stays.add(new Written(row.key.id(), row.tenant, told)));
      row.told.clear();
    }
    for (int from = 0; from < stays.size(); from += AT_ONCE) {
      write(database, gen, stays.subList(from, Math.min(stays.size(), from + AT_ONCE)));
    }
  }

  private record Written(UUID need, UUID tenant, Told told) {}

  private static void write(Connection database, int gen, List<Written> stays) throws SQLException {
    try (PreparedStatement s =
        database.prepareStatement(
            "INSERT INTO need_stay (gen, id, number, tenant, state, category, channel, grid,"
                + " submitted_us, from_us, until_us, secluded) VALUES "
                + String.join(",", Collections.nCopies(stays.size(), "(?,?,?,?,?,?,?,?,?,?,?,?)"))
                + " ON DUPLICATE KEY UPDATE until_us = VALUES(until_us)")) {
      int at = 0;
      for (Written written : stays) {
        Stay stay = written.told().stay();
        s.setInt(at + 1, gen);
        s.setBytes(at + 2, Columns.bytes(written.need()));
        s.setInt(at + 3, stay.number());
        s.setBytes(at + 4, Columns.bytes(written.tenant()));
        s.setString(at + 5, stay.state());
        s.setString(at + 6, stay.category());
        s.setString(at + 7, stay.channel());
        s.setString(at + 8, stay.grid());
        s.setLong(at + 9, Columns.micros(stay.submittedAt()));
        s.setLong(at + 10, Columns.micros(stay.from()));
        s.setLong(at + 11, written.told().untilMicros());
        s.setBoolean(at + COLUMNS, stay.forDesk());
        at += COLUMNS;
      }
      s.executeUpdate();
    }
  }
}
