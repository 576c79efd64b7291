package org.jiebang.gateway.webhook;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.List;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.gateway.webhook.WebhookPlaces.Places;
import org.jiebang.gateway.webhook.WebhookPlacesCommand.FreePlace;
import org.jiebang.gateway.webhook.WebhookPlacesCommand.TakePlace;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceFreed;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceTaken;

/** The one rule of an owner's places: there are only so many. */
final class WebhookPlacesDecider
    implements Decider<WebhookPlacesCommand, Places, WebhookPlacesEvent> {

  @Override
  public Places initial() {
    return new Places(null, Set.of());
  }

  @Override
  public List<WebhookPlacesEvent> decide(WebhookPlacesCommand command, Places state) {
    return switch (command) {
      case TakePlace c when state.taken().contains(c.webhook().value()) -> List.of();
      case TakePlace c when state.taken().size() >= c.most() ->
          refuse(WebhookRefusal.WEBHOOK_LIMIT_REACHED);
      case TakePlace c -> List.of(new PlaceTaken(c.webhook(), c.scope(), c.at()));
      case FreePlace c ->
          state.taken().contains(c.webhook().value())
              ? List.of(new PlaceFreed(c.webhook(), c.at()))
              : List.of();
    };
  }

  @Override
  public Places evolve(Places state, WebhookPlacesEvent event) {
    return switch (event) {
      case PlaceTaken e -> state.with(e.scope(), e.webhook().value());
      case PlaceFreed e -> state.without(e.webhook().value());
    };
  }
}
