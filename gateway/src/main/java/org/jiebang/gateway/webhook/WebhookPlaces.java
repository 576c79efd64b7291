package org.jiebang.gateway.webhook;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.gateway.person.PersonParts;
import org.jiebang.gateway.webhook.WebhookPlaces.Places;
import org.jspecify.annotations.Nullable;

/**
 * How many webhooks an owner has: one stream per owner, because a number over many streams can only
 * be kept by one of them.
 */
public final class WebhookPlaces
    implements Aggregate<WebhookPlacesCommand, Places, WebhookPlacesEvent> {

  public static final WebhookPlaces INSTANCE = new WebhookPlaces();

  private final WebhookPlacesDecider decider = new WebhookPlacesDecider();

  private WebhookPlaces() {}

  /**
   * @param scope null before the first was taken
   * @param taken by which webhooks
   */
  public record Places(@Nullable UUID scope, Set<UUID> taken) {

    Places with(UUID owner, UUID webhook) {
      var more = new TreeSet<>(taken);
      more.add(webhook);
      return new Places(owner, more);
    }

    Places without(UUID webhook) {
      var fewer = new TreeSet<>(taken);
      fewer.remove(webhook);
      return new Places(scope, fewer);
    }
  }

  /** Whatever is decided together with an owner's places lies in this part; never in the feed's. */
  public static UUID neighbour(UUID scope) {
    return PersonParts.beside(scope);
  }

  /** The stream of an owner. */
  public static UUID of(Owner owner) {
    UUID scope = owner.scope();
    String client = owner.client();
    return Ids.derivedBeside(
        neighbour(scope), "webhook-places/" + (client == null ? "" : client), scope);
  }

  @Override
  public String name() {
    return "webhook-places";
  }

  @Override
  public Class<WebhookPlacesEvent> events() {
    return WebhookPlacesEvent.class;
  }

  @Override
  public Decider<WebhookPlacesCommand, Places, WebhookPlacesEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Places state) {
    return state.scope() == null ? "NONE" : "KEPT";
  }

  @Override
  public UUID tenantOf(Places state) {
    UUID scope = state.scope();
    if (scope == null) {
      throw new IllegalStateException("nobody owns places that were never taken");
    }
    return scope;
  }
}
