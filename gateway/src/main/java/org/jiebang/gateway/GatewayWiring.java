package org.jiebang.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.gateway.feed.FeedEntries;
import org.jiebang.gateway.feed.FeedView;
import org.jiebang.gateway.feed.FeedWire;
import org.jiebang.gateway.inbound.Facts;
import org.jiebang.gateway.inbound.RememberPlaces;
import org.jiebang.gateway.person.Erasure;
import org.jiebang.gateway.person.PersonListView;
import org.jiebang.gateway.person.PersonTimers;
import org.jiebang.gateway.person.PersonWire;
import org.jiebang.gateway.person.Persons;
import org.jiebang.gateway.reactions.WhenFactPublishedFeedIt;

/** Says what the gateway consists of; the only class that knows everything. */
@ApplicationScoped
class GatewayWiring {

  @Produces
  @Singleton
  Service service(Instance<Erasure> erasure) {
    return new Service(
        "gateway",
        Wire.named().and(PersonWire.wire()).and(FeedWire.wire()).build(),
        List.of(Persons.INSTANCE, FeedEntries.INSTANCE),
        List.of(new PersonListView(), new FeedView()),
        List.of(new PersonTimers(erasure::get)),
        Map.of(
            "needs", everythingFrom("needs"),
            "matching", everythingFrom("matching"),
            "points", everythingFrom("points")));
  }

  private static Service.Inbound everythingFrom(String source) {
    return new Service.Inbound(
        Facts.wire(), List.of(new RememberPlaces()), List.of(new WhenFactPublishedFeedIt(source)));
  }
}
