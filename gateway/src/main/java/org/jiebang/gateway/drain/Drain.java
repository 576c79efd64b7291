package org.jiebang.gateway.drain;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

/**
 * Tells those who hold connections open, before the process stops waiting for requests in flight.
 */
@ApplicationScoped
class Drain {

  private final Event<Draining> draining;

  Drain(Event<Draining> draining) {
    this.draining = draining;
  }

  void begin(@Observes ShutdownDelayInitiatedEvent signal) {
    draining.fire(new Draining());
  }
}
