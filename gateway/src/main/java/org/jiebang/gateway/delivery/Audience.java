package org.jiebang.gateway.delivery;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Function;
import org.jiebang.gateway.feed.FeedFilter;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.Sight;
import org.jiebang.gateway.feed.Sight.Look;
import org.jiebang.gateway.feed.Sights;
import org.jiebang.gateway.limit.KnownClients;
import org.jiebang.gateway.limit.KnownClients.Standing;
import org.jiebang.gateway.webhook.Subscription;

/** What a webhook may be told. */
@Singleton
class Audience {

  /** What an app must have been given, to be told anything. */
  private static final String SCOPE = "webhooks:write";

  private final Sights sights;
  private final KnownClients clients;

  Audience(Sights sights, KnownClients clients) {
    this.sights = sights;
    this.clients = clients;
  }

  /** False while the app it belongs to is suspended, or has lost what let it subscribe. */
  boolean mayBeTold(Subscription subscription) {
    String client = subscription.owner().client();
    if (client == null) {
      return true;
    }
    Standing app = clients.ask(client);
    return app.active() && app.given(SCOPE);
  }

  /** Which facts are for it. */
  Function<FeedLine, Look> of(Subscription subscription) {
    Sight within = sights.within(subscription.owner().scope());
    FeedFilter types = FeedFilter.ofTypes(Set.copyOf(subscription.types()));
    return line -> Look.of(types.wants(line.fact()), within, line);
  }
}
