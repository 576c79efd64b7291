package org.jiebang.eventsourcing.inbound;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Somebody must look: a publisher has contradicted itself, or letters are parked. It shows under
 * wellness and neither stops traffic nor restarts the process, since neither would help.
 */
@Wellness
@Singleton
public class InboxAlarm implements HealthCheck {

  private final Inbox inbox;

  InboxAlarm(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> forks = inbox.forks();
    long letters = inbox.parkedLetters();
    return HealthCheckResponse.named("inbound")
        .status(forks.isEmpty() && letters == 0)
        .withData("forks", String.join(",", forks))
        .withData("parked", letters)
        .build();
  }
}
