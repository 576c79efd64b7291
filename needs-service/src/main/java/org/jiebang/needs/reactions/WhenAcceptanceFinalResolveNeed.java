package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.AcceptanceFinal;
import org.jiebang.needs.need.NeedCommand.ResolveNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/**
 * When the acceptance of its task is final and passed, a need is resolved. Rework and failure reach
 * it through the task.
 */
public final class WhenAcceptanceFinalResolveNeed implements Reaction<AcceptanceFinal> {

  @Override
  public String name() {
    return "resolve-need-when-acceptance-final";
  }

  @Override
  public Class<AcceptanceFinal> fact() {
    return AcceptanceFinal.class;
  }

  @Override
  public List<Consequence> on(Recorded<AcceptanceFinal> fact) {
    AcceptanceFinal acceptance = fact.event();
    if (acceptance.need() == null || !acceptance.passed()) {
      return List.of();
    }
    NeedId need = new NeedId(acceptance.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE,
            need.value(),
            new ResolveNeed(need, acceptance.task(), acceptance.acceptance(), SYSTEM, fact.at())));
  }
}
