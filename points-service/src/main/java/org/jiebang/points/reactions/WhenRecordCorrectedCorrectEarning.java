package org.jiebang.points.reactions;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountCommand.CorrectEarning;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.MatchingFacts.RecordCorrected;
import org.jiebang.points.scheme.SchemesInForce;

/** A corrected record earns what it would have earned, under the same version of the rules. */
public final class WhenRecordCorrectedCorrectEarning implements Reaction<RecordCorrected> {

  private final ConfirmedServices services;
  private final EarnedHere earned;
  private final SchemesInForce schemes;

  public WhenRecordCorrectedCorrectEarning(
      ConfirmedServices services, EarnedHere earned, SchemesInForce schemes) {
    this.services = services;
    this.earned = earned;
    this.schemes = schemes;
  }

  @Override
  public String name() {
    return "correct-earning-when-record-corrected";
  }

  @Override
  public Class<RecordCorrected> fact() {
    return RecordCorrected.class;
  }

  @Override
  public List<Consequence> on(Recorded<RecordCorrected> fact) {
    ConfirmedServices.Confirmed service = services.of(fact.event().record());
    if (service == null || !earned.by(service)) {
      return List.of();
    }
    AccountId account = EarnedHere.account(service);
    var consequences = new ArrayList<Consequence>();
    consequences.add(
        Consequence.of(
            Accounts.INSTANCE,
            account.value(),
            new CorrectEarning(
                account.entry("corrected", fact.at(), service.record().value(), Source.id(fact)),
                service.record(),
                service.category(),
                fact.event().minutesAfter(),
                schemes.version(service.community(), earned.ruleVersion(service)),
                Source.of(fact),
                fact.at())));
    if (services.accepted(service.task())) {
      // A record that was too short to earn before has its lot only now.
      consequences.add(
          Consequence.of(
              Accounts.INSTANCE,
              account.value(),
              new ActivateLot(account.lotOf(service.record()), fact.at())));
    }
    return consequences;
  }
}
