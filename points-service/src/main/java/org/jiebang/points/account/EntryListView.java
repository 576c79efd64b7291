package org.jiebang.points.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** The lines of all accounts: one row per entry, never changed. */
public final class EntryListView implements View<EntryRow, Posting> {

  static final String NAME = "entry";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<EntryRow> row() {
    return EntryRow.class;
  }

  @Override
  public Class<Posting> events() {
    return Posting.class;
  }

  @Override
  public UUID key(Recorded<Posting> fact) {
    return EntryBody.id(fact.event());
  }

  @Override
  public EntryRow evolve(@Nullable EntryRow old, Recorded<Posting> fact) {
    EntryBody body = EntryBody.of(fact.event());
    EntryRow row = old == null ? new EntryRow() : old;
    row.tenant = fact.tenant();
    row.state = body.state().name();
    row.version = fact.version();
    row.since = fact.at();
    row.account = body.account().value();
    try {
      row.body = Json.EVENTS.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("entry at " + fact.part() + "/" + fact.pos(), e);
    }
    return row;
  }
}
