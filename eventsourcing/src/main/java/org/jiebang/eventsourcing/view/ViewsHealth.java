package org.jiebang.eventsourcing.view;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down when a view has stopped at an event it cannot apply: a restart will not help, somebody must
 * look.
 */
@Liveness
@ApplicationScoped
public class ViewsHealth implements HealthCheck {

  private final Projector projector;

  ViewsHealth(Projector projector) {
    this.projector = projector;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("views").status(projector.running()).build();
  }
}
