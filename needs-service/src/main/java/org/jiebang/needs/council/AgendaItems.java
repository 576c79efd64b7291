package org.jiebang.needs.council;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.council.AgendaItem.NotProposed;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jspecify.annotations.Nullable;

/**
 * Agenda items as a kind of stream: owned by the community, part of the story of their first need.
 */
public final class AgendaItems
    implements Aggregate<AgendaItemCommand, AgendaItem, AgendaItemEvent> {

  public static final AgendaItems INSTANCE = new AgendaItems();

  private final AgendaItemDecider decider = new AgendaItemDecider();

  private AgendaItems() {}

  @Override
  public String name() {
    return "agenda-item";
  }

  @Override
  public Class<AgendaItemEvent> events() {
    return AgendaItemEvent.class;
  }

  @Override
  public Decider<AgendaItemCommand, AgendaItem, AgendaItemEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(AgendaItem item) {
    return switch (item) {
      case NotProposed() -> "NONE";
      case Tabled tabled -> tabled.stage().name();
    };
  }

  @Override
  public UUID tenantOf(AgendaItem item) {
    return ((Tabled) item).community().value();
  }

  @Override
  public @Nullable UUID correlationOf(AgendaItem item) {
    return item instanceof Tabled tabled ? tabled.needs().getFirst().value() : null;
  }
}
