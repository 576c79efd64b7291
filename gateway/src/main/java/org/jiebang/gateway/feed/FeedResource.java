package org.jiebang.gateway.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jspecify.annotations.Nullable;

/** The feed over HTTP: what happened anywhere, in one order, as far as the caller may see it. */
@Path("/api/v1/feed")
@RunOnVirtualThread
@Tag(name = "feed")
public class FeedResource {

  /** Facts looked at for one answer, so that a caller who may see little waits no longer. */
  private static final int LOOKED_AT = 1_000;

  private final FeedReader feed;
  private final Rights rights;
  private final CurrentCaller caller;

  FeedResource(FeedReader feed, Rights rights, CurrentCaller caller) {
    this.feed = feed;
    this.rights = rights;
    this.caller = caller;
  }

  /**
   * @param next to be sent as {@code after} for what follows
   * @param head the feed's last position when this was answered; {@code next == head}: that is all
   */
  record FeedAnswer(List<FeedItem> items, long next, long head) {}

  /**
   * @param source where it stands in its service's log, as in {@code X-Position}
   * @param override why a district acted in the community's place; absent when it did not
   */
  record FeedItem(
      long position,
      String service,
      String source,
      String event,
      int schema,
      UUID stream,
      long version,
      UUID tenant,
      UUID correlation,
      String role,
      @Nullable String override,
      Instant at,
      Map<String, Object> payload) {

    static FeedItem of(FeedLine line) {
      PublishedFact fact = line.fact();
      return new FeedItem(
          line.position(),
          fact.source(),
          fact.position(),
          fact.type(),
          fact.schema(),
          fact.stream(),
          fact.version(),
          fact.tenant(),
          fact.correlation(),
          fact.role(),
          fact.override(),
          fact.at(),
          fact.payload());
    }
  }

  @GET
  @SignedIn
  @Operation(operationId = "readFeed", summary = "What happened, in order / 事件流")
  public FeedAnswer read(
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
    long head = feed.caughtUp();
    var sight = new Sight(rights, caller.get());
    var items = new ArrayList<FeedItem>();
    long next = after;
    for (FeedLine line : feed.after(after, LOOKED_AT)) {
      if (items.size() == limit) {
        break;
      }
      if (sight.sees(line.fact())) {
        items.add(FeedItem.of(line));
      }
      next = line.position();
    }
    return new FeedAnswer(items, next, Math.max(head, next));
  }
}
