package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.eventsourcing.inbound.Letter.Listed;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** Dead letters for the operator: see them, try one again, give one up. */
@Path("/internal/dead-letters")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

  private static final int LIMIT = 200;

  private final Inbox inbox;
  private final ServiceToken token;

  DeadLetterResource(Inbox inbox, ServiceToken token) {
    this.inbox = inbox;
    this.token = token;
  }

  // Open: no person calls this; the service token is checked here.
  @Open
  @GET
  @Operation(hidden = true)
  public Response list(
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam("state") @Nullable State state,
      @QueryParam("limit") @DefaultValue("200") int limit)
      throws JsonProcessingException {
    if (!token.accepts(authorization)) {
      return ServiceToken.refused();
    }
    ArrayNode items = Json.EVENTS.createArrayNode();
    for (Listed letter : inbox.letters(state, Math.clamp(limit, 1, LIMIT))) {
      items.add(json(letter));
    }
    return Response.ok(Json.EVENTS.createObjectNode().set("items", items).toString()).build();
  }

  // Open: no person calls this; the service token is checked here.
  @Open
  @POST
  @Path("/{source}/{part}/{pos}/retry")
  @Operation(hidden = true)
  public Response retry(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("source") String source,
      @PathParam("part") int part,
      @PathParam("pos") long pos) {
    return decide(authorization, source, part, pos, State.RETRYING);
  }

  // Open: no person calls this; the service token is checked here.
  @Open
  @POST
  @Path("/{source}/{part}/{pos}/discard")
  @Operation(hidden = true)
  public Response discard(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("source") String source,
      @PathParam("part") int part,
      @PathParam("pos") long pos) {
    return decide(authorization, source, part, pos, State.DISCARDED);
  }

  private Response decide(
      @Nullable String authorization, String source, int part, long pos, State to) {
    if (!token.accepts(authorization)) {
      return ServiceToken.refused();
    }
    return inbox.decide(source, part, pos, to)
        ? Response.noContent().build()
        : ServiceToken.problem(404, "DEAD_LETTER_NOT_FOUND", "No such letter waits to be decided.");
  }

  private static ObjectNode json(Listed letter) throws JsonProcessingException {
    return Json.EVENTS
        .createObjectNode()
        .put("source", letter.source())
        .put("part", letter.part())
        .put("pos", letter.pos())
        .put("stream", letter.stream().toString())
        .put("type", letter.type())
        .put("state", letter.state().name())
        .put("error", letter.error())
        .put("attempts", letter.attempts())
        .put("since", time(letter.sinceMicros()))
        .put("nextAt", time(letter.nextMicros()))
        .set("publication", Json.EVENTS.readTree(letter.publication()));
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
