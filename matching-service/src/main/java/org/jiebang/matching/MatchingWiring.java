package org.jiebang.matching;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.personal.Erasures;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.agreement.AgreementListView;
import org.jiebang.matching.agreement.AgreementTimers;
import org.jiebang.matching.agreement.AgreementWire;
import org.jiebang.matching.agreement.Agreements;
import org.jiebang.matching.calendar.CalendarAddresses;
import org.jiebang.matching.inbound.InboundGrants;
import org.jiebang.matching.inbound.InboundNeeds;
import org.jiebang.matching.inbound.InboundRuleSets;
import org.jiebang.matching.inbound.MatchingFacts;
import org.jiebang.matching.inbound.PublishedRules;
import org.jiebang.matching.organisation.OrganisationListView;
import org.jiebang.matching.organisation.OrganisationWire;
import org.jiebang.matching.organisation.Organisations;
import org.jiebang.matching.reactions.WhenPersonErasedForgetCalendars;
import org.jiebang.matching.task.TaskListView;
import org.jiebang.matching.task.TaskTimers;
import org.jiebang.matching.task.TaskWire;
import org.jiebang.matching.task.Tasks;

/** The only place that knows everything: which streams, views, timers and facts there are. */
final class MatchingWiring {

  @Produces
  @Singleton
  Service service(
      Provider<CommandHandler> commands,
      Provider<PersonKeys> keys,
      PublishedRules rules,
      Provider<CalendarAddresses> calendars) {
    return new Service(
        "matching",
        wire(),
        aggregates(),
        views(),
        timers(commands, keys, rules),
        Map.of(
            "needs",
            new Service.Inbound(MatchingFacts.wire(), List.of(new InboundNeeds()), List.of()),
            Erasures.SOURCE,
            persons(keys, calendars),
            "points",
            new Service.Inbound(MatchingFacts.rules(), List.of(new InboundRuleSets()), List.of())));
  }

  private static Service.Inbound persons(
      Provider<PersonKeys> keys, Provider<CalendarAddresses> calendars) {
    Service.Inbound erasures =
        Erasures.inbound(
            keys, new WhenPersonErasedForgetCalendars(person -> calendars.get().forget(person)));
    return new Service.Inbound(
        Wire.named().and(erasures.wire()).and(MatchingFacts.grants()).build(),
        List.of(new InboundGrants()),
        erasures.reactions());
  }

  static Wire wire() {
    return Wire.named()
        .and(OrganisationWire.wire())
        .and(AgreementWire.wire())
        .and(TaskWire.wire())
        .and(ServiceDeliveryRooms.wire())
        .build();
  }

  static List<Aggregate<?, ?, ?>> aggregates() {
    return all(
        List.of(Organisations.INSTANCE, Agreements.INSTANCE, Tasks.INSTANCE),
        ServiceDeliveryRooms.aggregates());
  }

  static List<View<?, ?>> views() {
    return all(
        List.of(new OrganisationListView(), new AgreementListView(), new TaskListView()),
        ServiceDeliveryRooms.views());
  }

  static List<Timers<?, ?, ?>> timers(
      Provider<CommandHandler> commands, Provider<PersonKeys> keys, PublishedRules rules) {
    return all(
        List.of(new AgreementTimers(), new TaskTimers(commands, keys)),
        ServiceDeliveryRooms.timers(commands, keys, rules));
  }

  private static <T> List<T> all(List<? extends T> some, List<? extends T> others) {
    return Stream.<T>concat(some.stream(), others.stream()).toList();
  }
}
