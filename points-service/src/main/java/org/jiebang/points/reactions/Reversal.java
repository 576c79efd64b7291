package org.jiebang.points.reactions;

import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.AccountCommand.ReversePoints;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.ReversalReason;
import org.jiebang.points.inbound.ConfirmedServices.Confirmed;

/** Takes back what a service earned. */
final class Reversal {

  private Reversal() {}

  static Consequence of(Confirmed service, ReversalReason reason, Recorded<?> fact) {
    AccountId account = EarnedHere.account(service);
    return Consequence.of(
        Accounts.INSTANCE,
        account.value(),
        new ReversePoints(
            account.entry("reversed", fact.at(), service.record().value(), Source.id(fact)),
            service.record(),
            reason,
            Source.of(fact),
            fact.at()));
  }
}
