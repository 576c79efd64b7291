package org.jiebang.gateway.clock;

import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.timer.StoryClock;

/**
 * The story's clock: moved forward in all services at once, so that a story with deadlines runs in
 * seconds. In production there is no such path.
 */
@Path("/api/v1/clock")
@RunOnVirtualThread
@Tag(name = "clock", description = "Time of the story, in the local profile / 演示时钟")
public class ClockResource {

  private final StoryClock clock;
  private final PeerClocks peers;

  ClockResource(StoryClock clock, PeerClocks peers) {
    this.clock = clock;
    this.peers = peers;
  }

  /**
   * @param seconds forward from the story's present, at most a year at a time
   */
  record AdvanceRequest(@NotNull @Min(1) @Max(31_622_400) Long seconds) {}

  /**
   * @param offsetSeconds how far the story is ahead of the real time
   */
  record TimeAnswer(Instant now, long offsetSeconds) {}

  @GET
  @SignedIn
  @Operation(operationId = "getStoryTime", summary = "The story's time / 故事时间")
  public TimeAnswer now() {
    requireStoryProfile();
    return new TimeAnswer(clock.now(), clock.offset().toSeconds());
  }

  /** Answers when every service has it, so what follows is decided at the new time everywhere. */
  @POST
  @Path("/advance")
  @Allowed({DIS})
  @Operation(operationId = "advanceStoryTime", summary = "Move the story forward / 快进")
  public TimeAnswer advance(@NotNull @Valid AdvanceRequest body) {
    requireStoryProfile();
    Duration to = Duration.ofSeconds(clock.offset().toSeconds() + body.seconds());
    // Ours last: when a service is down, asking again leads to the same time.
    peers.advanceTo(to);
    clock.advanceTo(to);
    return now();
  }

  private static void requireStoryProfile() {
    if (!ConfigUtils.isProfileActive("local") && !ConfigUtils.isProfileActive("test")) {
      throw new Rejected(HttpRefusal.NOT_FOUND);
    }
  }
}
