package org.jiebang.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.feed.FeedFilter;
import org.jiebang.gateway.feed.FeedItem;
import org.jiebang.gateway.feed.FeedLine;
import org.jiebang.gateway.feed.FeedReader;
import org.jiebang.gateway.feed.Sight;
import org.jiebang.gateway.feed.Sight.Look;
import org.jiebang.gateway.feed.Sights;
import org.jspecify.annotations.Nullable;

/** The feed over HTTP: what happened anywhere, in one order, as far as the caller may see it. */
@Path("/api/v1/feed")
@Tag(name = "feed", description = "Everything that happened, in one order / 事件流")
public class FeedResource {

  static final String JSON_LINES = "application/jsonl";
  static final String ND_JSON = "application/x-ndjson";

  private final FeedReader feed;
  private final FeedStreams streams;
  private final Sights sights;
  private final CurrentCaller caller;
  private final CurrentVertxRequest requests;

  FeedResource(
      FeedReader feed,
      FeedStreams streams,
      Sights sights,
      CurrentCaller caller,
      CurrentVertxRequest requests) {
    this.feed = feed;
    this.streams = streams;
    this.sights = sights;
    this.caller = caller;
    this.requests = requests;
  }

  @GET
  @RunOnVirtualThread
  @SignedIn
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readFeed",
      summary = "What happened, in order / 事件流",
      description =
          "A page as JSON, or one fact a line (application/jsonl), or a stream that goes on"
              + " (text/event-stream): there each event's id is its position, Last-Event-ID says"
              + " where to go on, and an event named end says why the stream ends.")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FeedAnswer.class)),
        @Content(mediaType = JSON_LINES, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = ND_JSON, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = MediaType.SERVER_SENT_EVENTS,
            schema = @Schema(type = SchemaType.STRING))
      })
  public RestResponse<FeedAnswer> read(
      @BeanParam @Valid FeedQuery query,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
    FeedAnswer page = page(query.filter(), query.after, limit);
    return cursor(ResponseBuilder.ok(page), page).build();
  }

  /** The same page, one fact a line; where it goes on stands in the headers. */
  @GET
  @RunOnVirtualThread
  @SignedIn
  @Produces({JSON_LINES + ";qs=0.9", ND_JSON + ";qs=0.9"})
  @Operation(hidden = true)
  public RestResponse<String> lines(
      @BeanParam @Valid FeedQuery query,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
      @HeaderParam("Accept") String accept)
      throws JsonProcessingException {
    FeedAnswer page = page(query.filter(), query.after, limit);
    var lines = new StringBuilder();
    for (FeedItem item : page.items()) {
      lines.append(Json.EVENTS.writeValueAsString(item)).append('\n');
    }
    String type = accept.contains(ND_JSON) ? ND_JSON : JSON_LINES;
    return cursor(ResponseBuilder.ok(lines.toString()), page).header("Content-Type", type).build();
  }

  private static <T> ResponseBuilder<T> cursor(ResponseBuilder<T> answer, FeedAnswer page) {
    return answer
        .header("X-Feed-Next", page.next())
        .header("X-Feed-Head", page.head())
        .header("Cache-Control", "no-store");
  }

  private FeedAnswer page(FeedFilter filter, long after, int limit) {
    long head = feed.caughtUp();
    UUID story = filter.correlation();
    List<FeedLine> looked =
        story == null
            ? feed.after(after, FeedTail.BATCH)
            : feed.story(story, after, FeedTail.BATCH);
    Sight sight = sights.of(caller.get());
    var items = new ArrayList<FeedItem>();
    long next = after;
    boolean all = true;
    for (FeedLine line : looked) {
      if (items.size() == limit) {
        all = false;
        break;
      }
      switch (Look.of(filter.wants(line.fact()), sight, line)) {
        case SEEN -> items.add(FeedItem.of(line));
        case HIDDEN -> {}
        case NOT_YET -> {
          return new FeedAnswer(items, next, next); // for this reader the feed ends here by now
        }
      }
      next = line.position();
    }
    if (story != null && all && looked.size() < FeedTail.BATCH) {
      next = Math.max(next, head); // its facts are found by index: up to here there are no more
    }
    return new FeedAnswer(items, next, Math.max(head, next));
  }

  /** The same, going on as long as the token is good; no thread waits for it. */
  @GET
  @Blocking
  @SignedIn
  @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> follow(
      @BeanParam @Valid FeedQuery query,
      @HeaderParam("Last-Event-ID") @Nullable @Pattern(regexp = "\\d{1,18}") String lastEventId,
      @Context Sse sse) {
    long after = lastEventId == null ? query.after : Long.parseLong(lastEventId);
    return streams.open(caller.get(), query.filter(), after, requests.getCurrent(), sse);
  }
}
