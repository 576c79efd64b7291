package org.jiebang.eventsourcing.inbound;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down only when a thread of the inbox died: Kafka away is not our death, and passes. */
@Liveness
@Singleton
public class InboxHealth implements HealthCheck {

  private final Inbox inbox;

  InboxHealth(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("inbox").status(inbox.lives()).build();
  }
}
