package org.jiebang.eventsourcing.timer;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jiebang.eventsourcing.identity.Open;

/**
 * The story clock of one service, moved by the gateway in the local and test profiles. In
 * production there is no such path.
 */
@Path("/internal/clock")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClockResource {

  private final StoryClock clock;

  ClockResource(StoryClock clock) {
    this.clock = clock;
  }

  /**
   * @param offsetSeconds from the real time, at most ten years
   */
  record Offset(@NotNull @Min(0) @Max(315_360_000) Long offsetSeconds) {}

  /** The story's time now. */
  record Time(Instant now, long offsetSeconds) {}

  /** Everything under /internal asks for the service token, not for a person's. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Open
  @Operation(hidden = true)
  public Time advance(@NotNull @Valid Offset to) {
    requireStoryProfile();
    clock.advanceTo(Duration.ofSeconds(to.offsetSeconds()));
    return get();
  }

  @GET
  @Open
  @Operation(hidden = true)
  public Time get() {
    requireStoryProfile();
    return new Time(clock.now(), clock.offset().toSeconds());
  }

  private static void requireStoryProfile() {
    if (!ConfigUtils.isProfileActive("local") && !ConfigUtils.isProfileActive("test")) {
      throw new NotFoundException();
    }
  }
}
