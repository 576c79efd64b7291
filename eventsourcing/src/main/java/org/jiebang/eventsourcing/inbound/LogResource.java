package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.relay.Barrier;
import org.jiebang.eventsourcing.relay.Publications;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jiebang.eventsourcing.wire.Json;

/**
 * What this service has published, position by position, for a consumer that misses some of it:
 * stripped, withheld and durable as on Kafka. Like everything below {@code /internal} it asks for
 * the service token.
 */
@Path("/internal/log")
@RunOnVirtualThread
public class LogResource {

  static final int LIMIT = 500;

  private final EventLog log;
  private final Publications publications;
  private final Barrier barrier;

  LogResource(EventLog log, Tail tail, Service service, DataSource database) {
    this.log = log;
    this.publications = new Publications(service.name(), service.wire());
    this.barrier = new Barrier(tail, database);
  }

  @GET
  @Path("/{part}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public String read(
      @PathParam("part") @Min(0) @Max(63) int part,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(LIMIT) int limit) {
    List<StoredEvent> events = log.read(part, after, limit);
    ArrayNode answer = Json.EVENTS.createArrayNode();
    if (!events.isEmpty()) {
      barrier.cover(part, events.getLast().pos());
      byte[] hash = log.hashAt(part, after);
      for (StoredEvent event : events) {
        answer.add(publications.of(event, hash).toJson());
        hash = event.hash();
      }
    }
    return answer.toString();
  }
}
