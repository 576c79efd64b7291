package org.jiebang.needs;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.Service.Inbound;
import org.jiebang.eventsourcing.personal.Erasures;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.inbound.MatchingFacts;
import org.jiebang.needs.need.NeedTexts;
import org.jiebang.needs.need.NeedTimers;
import org.jiebang.needs.need.NeedWire;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.NeedsOfAuthor;
import org.jiebang.needs.need.NeedsView;
import org.jiebang.needs.need.VerifiedNeeds;
import org.jiebang.needs.needlist.NeedListTimers;
import org.jiebang.needs.needlist.NeedListWire;
import org.jiebang.needs.needlist.NeedLists;
import org.jiebang.needs.needlist.NeedListsView;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.CommunitiesView;
import org.jiebang.needs.place.CommunityWire;
import org.jiebang.needs.reactions.WhenAcceptanceFinalResolveNeed;
import org.jiebang.needs.reactions.WhenPersonErasedEraseDrafts;
import org.jiebang.needs.reactions.WhenTaskAbandonedUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskCancelledUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskClosedWithoutAwardUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskDeliveredDeliverNeed;
import org.jiebang.needs.reactions.WhenTaskExpiredUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskFailedUnplanNeed;
import org.jiebang.needs.reactions.WhenTaskForfeitedBackToPlanned;
import org.jiebang.needs.reactions.WhenTaskSentToReworkReworkNeed;
import org.jiebang.needs.reactions.WhenTaskStartedStartService;
import org.jiebang.needs.reactions.WhenTaskWithdrawnUnplanNeed;

/** The only place that knows everything in this service: streams, views, timers, reactions. */
public class NeedsWiring {

  /** The names of all events of this service. */
  public static Wire wire() {
    return Wire.named()
        .and(CommunityWire.wire())
        .and(NeedWire.wire())
        .and(NeedListWire.wire())
        .build();
  }

  /**
   * @param commands asked for late, as the rest: the handler is made from this very service
   */
  @Produces
  @Singleton
  Service service(
      Provider<CommandHandler> commands,
      Provider<NeedTexts> texts,
      Provider<VerifiedNeeds> verified,
      Provider<PersonKeys> keys,
      Provider<NeedsOfAuthor> authors) {
    return new Service(
        "needs",
        wire(),
        List.of(Communities.INSTANCE, Needs.INSTANCE, NeedLists.INSTANCE),
        List.of(new CommunitiesView(), new NeedsView(), new NeedListsView()),
        List.of(
            new NeedTimers(draft -> texts.get().destroyDraft(draft)),
            new NeedListTimers(commands::get, verified::get)),
        Map.of(
            "matching",
            matching(),
            Erasures.SOURCE,
            Erasures.inbound(
                keys,
                new WhenPersonErasedEraseDrafts(
                    commands, authors, draft -> texts.get().destroyDraft(draft)))));
  }

  private static Inbound matching() {
    return new Inbound(
        MatchingFacts.wire(),
        List.of(),
        List.of(
            new WhenTaskStartedStartService(),
            new WhenTaskForfeitedBackToPlanned(),
            new WhenTaskDeliveredDeliverNeed(),
            new WhenTaskSentToReworkReworkNeed(),
            new WhenTaskExpiredUnplanNeed(),
            new WhenTaskClosedWithoutAwardUnplanNeed(),
            new WhenTaskCancelledUnplanNeed(),
            new WhenTaskWithdrawnUnplanNeed(),
            new WhenTaskFailedUnplanNeed(),
            new WhenTaskAbandonedUnplanNeed(),
            new WhenAcceptanceFinalResolveNeed()));
  }
}
