package org.jiebang.needs.council;

import jakarta.inject.Singleton;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jiebang.needs.need.CouncilDecisions;
import org.jiebang.needs.need.NeedCommand.Council;
import org.jiebang.needs.need.NeedId;

/** What the council has decided on a need: the item's own stream says. */
@Singleton
public class AgendaDecisions implements CouncilDecisions {

  private final CommandHandler commands;

  AgendaDecisions(CommandHandler commands) {
    this.commands = commands;
  }

  @Override
  public Council on(NeedId need) {
    AgendaItemId item = NeedAgenda.itemOf(commands, need);
    if (item == null
        || !(commands.load(AgendaItems.INSTANCE, item.value()).state() instanceof Tabled tabled)) {
      return Council.UNDECIDED;
    }
    return switch (tabled.stage()) {
      case ADOPTED, EXECUTING, ACCOUNTED -> Council.ADOPTED;
      case PROPOSED, SCHEDULED, DISCUSSING, VOTING, REJECTED, DEFERRED, WITHDRAWN ->
          Council.UNDECIDED;
    };
  }
}
