package org.jiebang.needs.council;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.needlist.NeedListId;

/** Names an agenda item. */
public record AgendaItemId(UUID value) implements Id {

  /** The item that the system proposes for an urgent need of a monthly list: one of each. */
  static AgendaItemId ofMonthlyTopic(NeedListId list, NeedId need) {
    return new AgendaItemId(Ids.derived("monthly-topic", list.value(), need.value()));
  }
}
