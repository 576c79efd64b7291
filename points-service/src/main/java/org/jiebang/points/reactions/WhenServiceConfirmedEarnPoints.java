package org.jiebang.points.reactions;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountCommand.EarnPoints;
import org.jiebang.points.account.AccountCommand.OpenAccount;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.OwnerKind;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.MatchingFacts.ServiceConfirmed;
import org.jiebang.points.scheme.SchemesInForce;

/**
 * Opens the volunteer's account if need be, and earns what the rules in force when the service
 * ended give. A service that is confirmed after its task was accepted is active at once.
 */
public final class WhenServiceConfirmedEarnPoints implements Reaction<ServiceConfirmed> {

  private final ConfirmedServices services;
  private final SchemesInForce schemes;

  public WhenServiceConfirmedEarnPoints(ConfirmedServices services, SchemesInForce schemes) {
    this.services = services;
    this.schemes = schemes;
  }

  @Override
  public String name() {
    return "earn-points-when-service-confirmed";
  }

  @Override
  public Class<ServiceConfirmed> fact() {
    return ServiceConfirmed.class;
  }

  @Override
  public List<Consequence> on(Recorded<ServiceConfirmed> fact) {
    ServiceConfirmed f = fact.event();
    AccountId account = AccountId.of(f.volunteer(), f.community());
    ConfirmedServices.Confirmed known = services.of(f.record());
    var consequences = new ArrayList<Consequence>();
    consequences.add(
        Consequence.of(
            Accounts.INSTANCE,
            account.value(),
            new OpenAccount(
                account, f.volunteer(), OwnerKind.VOLUNTEER, f.community(), fact.at())));
    consequences.add(
        Consequence.of(
            Accounts.INSTANCE,
            account.value(),
            new EarnPoints(
                account.entry("earned", fact.at(), f.record().value()),
                account.lotOf(f.record()),
                f.record(),
                f.task(),
                f.need(),
                f.category(),
                f.evidence(),
                f.minutes(),
                f.endedAt(),
                known == null || !known.voided(),
                schemes.at(f.community(), f.endedAt()),
                Source.of(fact),
                fact.at())));
    if (services.accepted(f.task())) {
      consequences.add(
          Consequence.of(
              Accounts.INSTANCE,
              account.value(),
              new ActivateLot(account.lotOf(f.record()), fact.at())));
    }
    return consequences;
  }
}
