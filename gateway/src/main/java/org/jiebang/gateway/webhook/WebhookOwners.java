package org.jiebang.gateway.webhook;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jspecify.annotations.Nullable;

/**
 * Whose webhook is whose. An address is nobody else's business: one app does not see another's
 * webhooks, to it they are not there. (Neither are they to neighbours of the desk, by their role.)
 */
@Singleton
class WebhookOwners {

  private final CommandHandler handler;
  private final CurrentCaller caller;

  WebhookOwners(CommandHandler handler, CurrentCaller caller) {
    this.handler = handler;
    this.caller = caller;
  }

  /** Who subscribes by this act. */
  Owner acting(Actor actor, UUID scope) {
    return new Owner(scope, actor.role(), actor.client());
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected 404 when it is not the caller's
   */
  void check(UUID webhook) {
    Folded<Webhook> now = handler.load(Webhooks.INSTANCE, webhook);
    if (!now.exists() || !isTheirs(Webhooks.subscriptionOf(now.state()).owner())) {
      throw NotFound.of(Webhooks.INSTANCE);
    }
  }

  private boolean isTheirs(Owner owner) {
    String client = caller.get().client();
    return client == null || client.equals(owner.client());
  }

  /** The app that the caller comes with; null: none. */
  @Nullable String client() {
    return caller.get().client();
  }

  Subscription subscription(UUID webhook) {
    return Webhooks.subscriptionOf(
        requireNonNull(handler.load(Webhooks.INSTANCE, webhook).state()));
  }
}
