package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.eventsourcing.relay.Barrier;
import org.jiebang.eventsourcing.relay.Publications;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/** What this service has published, position by position, for a consumer that misses some of it. */
@Path("/internal/log")
@RunOnVirtualThread
public class LogResource {

  private static final int LIMIT = 500;

  private final EventLog log;
  private final Publications publications;
  private final Barrier barrier;
  private final ServiceToken token;

  LogResource(EventLog log, Tail tail, Service service, DataSource database, ServiceToken token) {
    this.log = log;
    this.publications = new Publications(service.name(), service.wire());
    this.barrier = new Barrier(tail, database);
    this.token = token;
  }

  // Open: no person calls this; the service token is checked here.
  @Open
  @GET
  @Path("/{part}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response read(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("part") int part,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("500") int limit) {
    if (!token.accepts(authorization)) {
      return ServiceToken.refused();
    }
    if (part < 0 || part >= Ids.PARTS || after < 0 || limit < 1) {
      return ServiceToken.problem(400, "VALIDATION_FAILED", "part 0 to 63, after from 0");
    }
    ArrayNode answer = published(log, publications, barrier, part, after, Math.min(limit, LIMIT));
    return Response.ok(answer.toString(), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** Stripped, withheld and durable as on Kafka. */
  static ArrayNode published(
      EventLog log, Publications publications, Barrier barrier, int part, long after, int limit) {
    List<StoredEvent> events = log.read(part, after, limit);
    ArrayNode answer = org.jiebang.eventsourcing.wire.Json.EVENTS.createArrayNode();
    if (events.isEmpty()) {
      return answer;
    }
    barrier.cover(part, events.getLast().pos());
    byte[] hash = log.hashAt(part, after);
    for (StoredEvent event : events) {
      answer.add(publications.of(event, hash).toJson());
      hash = event.hash();
    }
    return answer;
  }
}
