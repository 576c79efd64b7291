package org.jiebang.eventsourcing.relay;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down only when a thread of the relay died: Kafka away is not our death, and passes. */
@Liveness
@Singleton
public class RelayHealth implements HealthCheck {

  private final Relay relay;

  RelayHealth(Relay relay) {
    this.relay = relay;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("relay").status(relay.lives()).build();
  }
}
