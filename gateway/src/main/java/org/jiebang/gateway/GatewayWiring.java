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
import org.jiebang.gateway.feed.FeedPlacesView;
import org.jiebang.gateway.feed.FeedView;
import org.jiebang.gateway.feed.FeedWire;
import org.jiebang.gateway.inbound.Facts;
import org.jiebang.gateway.inbound.RememberPlaces;
import org.jiebang.gateway.partner.ClientListView;
import org.jiebang.gateway.partner.ClientWire;
import org.jiebang.gateway.partner.Clients;
import org.jiebang.gateway.person.Admission;
import org.jiebang.gateway.person.Erasure;
import org.jiebang.gateway.person.PersonListView;
import org.jiebang.gateway.person.PersonTimers;
import org.jiebang.gateway.person.PersonWire;
import org.jiebang.gateway.person.Persons;
import org.jiebang.gateway.reactions.WhenFactPublishedFeedIt;
import org.jiebang.gateway.webhook.WebhookListView;
import org.jiebang.gateway.webhook.WebhookPlaces;
import org.jiebang.gateway.webhook.WebhookSecrets;
import org.jiebang.gateway.webhook.WebhookTimers;
import org.jiebang.gateway.webhook.WebhookWire;
import org.jiebang.gateway.webhook.Webhooks;

/** Says what the gateway consists of; the only class that knows everything. */
@ApplicationScoped
class GatewayWiring {

  @Produces
  @Singleton
  Service service(
      Instance<Erasure> erasure, Instance<Admission> admission, Instance<WebhookSecrets> secrets) {
    return new Service(
        "gateway",
        Wire.named()
            .and(PersonWire.wire())
            .and(ClientWire.wire())
            .and(FeedWire.wire())
            .and(WebhookWire.wire())
            .build(),
        List.of(
            Persons.INSTANCE,
            Clients.INSTANCE,
            FeedEntries.INSTANCE,
            Webhooks.INSTANCE,
            WebhookPlaces.INSTANCE),
        List.of(
            new PersonListView(),
            new ClientListView(),
            new FeedView(),
            new FeedPlacesView(),
            new WebhookListView()),
        List.of(new PersonTimers(erasure::get, admission::get), new WebhookTimers(secrets::get)),
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
