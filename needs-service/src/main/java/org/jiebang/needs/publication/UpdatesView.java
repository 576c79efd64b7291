package org.jiebang.needs.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.need.NeedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The update feeds of all communities: one line for each thing that the public is told. Whether the
 * need that it is about is for everybody, its own row says.
 */
public final class UpdatesView implements View<UpdateRow, Object> {

  public static final String NAME = "updates";

  /** Of all that is not told: there is no such row. */
  private static final UUID NOTHING = new UUID(0, 0);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<UpdateRow> row() {
    return UpdateRow.class;
  }

  /** Whatever happens: lists, meetings and needs are told of in one order. */
  @Override
  public Class<Object> events() {
    return Object.class;
  }

  @Override
  public UUID key(Recorded<Object> fact) {
    return told(fact) == null
        ? NOTHING
        : UpdateId.of(fact.stream(), fact.version(), fact.at()).value();
  }

  private static @Nullable UpdateKind told(Recorded<?> fact) {
    UpdateKind kind = UpdateKind.of(fact.event());
    return kind == null || kind.audience() != Audience.PUBLIC ? null : kind;
  }

  @Override
  public @Nullable UpdateRow evolve(@Nullable UpdateRow row, Recorded<Object> fact) {
    UpdateKind what = told(fact);
    if (what == null) {
      return row;
    }
    boolean ofNeed = fact.event() instanceof NeedEvent;
    var update =
        new Update(
            UpdateId.of(fact.stream(), fact.version(), fact.at()).value(),
            fact.tenant(),
            what,
            ofNeed ? fact.stream() : null,
            ofNeed ? null : fact.stream(),
            fact.at());
    var line = new UpdateRow();
    line.tenant = fact.tenant();
    line.state = what.name();
    line.version = fact.version();
    line.since = fact.at();
    line.need = update.need();
    try {
      line.body = Json.EVENTS.writeValueAsString(update);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("view " + NAME, e);
    }
    return line;
  }
}
