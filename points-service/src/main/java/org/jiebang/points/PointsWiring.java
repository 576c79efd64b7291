package org.jiebang.points;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.Service.Inbound;
import org.jiebang.eventsourcing.personal.Erasures;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.points.account.AccountListView;
import org.jiebang.points.account.AccountTimers;
import org.jiebang.points.account.AccountWire;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.EntryListView;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.MatchingFacts;
import org.jiebang.points.inbound.NeedsFacts;
import org.jiebang.points.inbound.RememberCommunity;
import org.jiebang.points.inbound.RememberConfirmedService;
import org.jiebang.points.inbound.RememberTaskResult;
import org.jiebang.points.inbound.RememberVoidedRecord;
import org.jiebang.points.reactions.EarnedHere;
import org.jiebang.points.reactions.WhenAcceptanceFinalSettlePoints;
import org.jiebang.points.reactions.WhenRecordCorrectedCorrectEarning;
import org.jiebang.points.reactions.WhenRecordVoidedClawBackPoints;
import org.jiebang.points.reactions.WhenServiceConfirmedEarnPoints;
import org.jiebang.points.reactions.WhenServiceZeroedReversePoints;
import org.jiebang.points.reactions.WhenTaskFailedReversePoints;
import org.jiebang.points.recalculation.RecalculationListView;
import org.jiebang.points.recalculation.RecalculationTimers;
import org.jiebang.points.recalculation.RecalculationWire;
import org.jiebang.points.recalculation.Recalculations;
import org.jiebang.points.redemption.PickUpCodes;
import org.jiebang.points.redemption.RedemptionListView;
import org.jiebang.points.redemption.RedemptionTimers;
import org.jiebang.points.redemption.RedemptionWire;
import org.jiebang.points.redemption.Redemptions;
import org.jiebang.points.reward.RewardListView;
import org.jiebang.points.reward.RewardTimers;
import org.jiebang.points.reward.RewardWire;
import org.jiebang.points.reward.Rewards;
import org.jiebang.points.scheme.SchemeListView;
import org.jiebang.points.scheme.SchemeWire;
import org.jiebang.points.scheme.Schemes;
import org.jiebang.points.scheme.SchemesInForce;

/** Says what points-service consists of; the only class that knows everything. */
@ApplicationScoped
class PointsWiring {

  @Produces
  @Singleton
  Service service(
      Provider<CommandHandler> commands,
      ConfirmedServices services,
      EarnedHere earned,
      SchemesInForce schemes,
      Provider<PersonKeys> keys) {
    return new Service(
        "points",
        wire(),
        List.of(
            Schemes.INSTANCE,
            Accounts.INSTANCE,
            Rewards.INSTANCE,
            Redemptions.INSTANCE,
            Recalculations.INSTANCE),
        List.of(
            new SchemeListView(),
            new AccountListView(),
            new EntryListView(),
            new RewardListView(),
            new RedemptionListView(),
            new RecalculationListView()),
        List.of(
            new AccountTimers(),
            new RewardTimers(),
            new RedemptionTimers(commands),
            new RecalculationTimers(commands)),
        Map.of(
            Erasures.SOURCE,
            Erasures.inbound(keys),
            "needs",
            new Inbound(NeedsFacts.wire(), List.of(new RememberCommunity()), List.of()),
            "matching",
            new Inbound(
                MatchingFacts.wire(),
                List.of(
                    new RememberConfirmedService(),
                    new RememberVoidedRecord(),
                    new RememberTaskResult()),
                List.of(
                    new WhenServiceConfirmedEarnPoints(services, schemes),
                    new WhenAcceptanceFinalSettlePoints(services, earned),
                    new WhenRecordCorrectedCorrectEarning(services, earned, schemes),
                    new WhenRecordVoidedClawBackPoints(services, earned),
                    new WhenServiceZeroedReversePoints(services, earned),
                    new WhenTaskFailedReversePoints(services, earned)))));
  }

  static Wire wire() {
    return Wire.named()
        .and(SchemeWire.wire())
        .and(AccountWire.wire())
        .and(RewardWire.wire())
        .and(RedemptionWire.wire())
        .and(RecalculationWire.wire())
        .build();
  }

  @Produces
  @Singleton
  PickUpCodes pickUpCodes(
      PointsConfig config, @ConfigProperty(name = "jiebang.keys.kek") String kek) {
    return config
        .codeKey()
        .map(key -> new PickUpCodes(Base64.getDecoder().decode(key)))
        .orElseGet(() -> PickUpCodes.derivedFrom(Base64.getDecoder().decode(kek)));
  }
}
