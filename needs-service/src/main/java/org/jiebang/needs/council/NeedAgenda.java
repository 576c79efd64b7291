package org.jiebang.needs.council;

import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedPutOnAgenda;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jspecify.annotations.Nullable;

/** Which item a need was brought before the council with, as the need's own stream says. */
public final class NeedAgenda {

  private NeedAgenda() {}

  /** The last one; null: it never was. */
  public static @Nullable AgendaItemId itemOf(CommandHandler commands, NeedId need) {
    AgendaItemId item = null;
    for (Recorded<NeedEvent> fact : commands.events(Needs.INSTANCE, need.value())) {
      if (fact.event() instanceof NeedPutOnAgenda e) {
        item = new AgendaItemId(e.item());
      }
    }
    return item;
  }
}
