package org.jiebang.eventsourcing.personal;

import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.wire.Wire;

/**
 * How a service learns that a person was erased: it takes in the facts of the gateway, which owns
 * persons. For the wiring of every service but the gateway itself: {@code Map.of(Erasures.SOURCE,
 * Erasures.inbound(keys), …)}.
 */
public final class Erasures {

  /** The service that owns persons. */
  public static final String SOURCE = "gateway";

  private Erasures() {}

  /**
   * @param keys a provider, because they stand on the store
   * @param more what else the service does for an erased person
   */
  @SafeVarargs
  public static Service.Inbound inbound(Provider<PersonKeys> keys, Reaction<ErasedPerson>... more) {
    var reactions = new ArrayList<Reaction<?>>();
    reactions.add(new WhenPersonErasedDestroyKey(keys));
    reactions.addAll(List.of(more));
    return new Service.Inbound(wire(), List.of(), reactions);
  }

  static Wire wire() {
    return Wire.named().event("person-erased", ErasedPerson.class).build();
  }
}
