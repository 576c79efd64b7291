package org.jiebang.eventsourcing.inbound;

import static org.jiebang.eventsourcing.identity.Role.OPS;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.admin.Named;
import org.jiebang.eventsourcing.admin.OperatorActions;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.inbound.Letter.Listed;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.inbound.WaitingLetters.DeadLetter;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** Dead letters for the operator: see them, try one again, give one up. */
@Path("/admin/{service}/dead-letters")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public class DeadLetterResource {

  private final Inbox inbox;
  private final Service service;
  private final OperatorActions actions;

  DeadLetterResource(Inbox inbox, Service service, OperatorActions actions) {
    this.inbox = inbox;
    this.service = service;
    this.actions = actions;
  }

  /** The newest first. */
  @GET
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "listDeadLetters", summary = "Records that wait / 死信列表")
  public WaitingLetters list(
      @PathParam("service") String name,
      @QueryParam("state") @Nullable State state,
      @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(200) int limit)
      throws JsonProcessingException {
    Named.check(service, name);
    var items = new ArrayList<DeadLetter>();
    for (Listed letter : inbox.letters(state, limit)) {
      items.add(shown(letter));
    }
    return new WaitingLetters(items);
  }

  /** Tries a parked letter at once. */
  @POST
  @Path("/{source}/{part}/{pos}/retry")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "retryDeadLetter", summary = "Try a record again / 重试死信")
  public void retry(
      @PathParam("service") String name,
      @PathParam("source") String source,
      @PathParam("part") int part,
      @PathParam("pos") long pos) {
    decide(name, source, part, pos, State.RETRYING);
  }

  /** Gives a letter up; its stream goes on without it. */
  @POST
  @Path("/{source}/{part}/{pos}/discard")
  @Allowed(value = OPS, anywhere = true)
  @Operation(operationId = "discardDeadLetter", summary = "Give a record up / 放弃死信")
  public void discard(
      @PathParam("service") String name,
      @PathParam("source") String source,
      @PathParam("part") int part,
      @PathParam("pos") long pos) {
    decide(name, source, part, pos, State.DISCARDED);
  }

  private void decide(String name, String source, int part, long pos, State to) {
    Named.check(service, name);
    actions.record(
        to == State.DISCARDED ? "dead-letter/discard" : "dead-letter/retry",
        source + "/" + part + "/" + pos);
    if (!inbox.decide(source, part, pos, to)) {
      throw new Rejected(DeadLetterRefusal.DEAD_LETTER_NOT_FOUND);
    }
  }

  private static DeadLetter shown(Listed letter) throws JsonProcessingException {
    return new DeadLetter(
        letter.source(),
        letter.part(),
        letter.pos(),
        letter.stream(),
        letter.type(),
        letter.state(),
        letter.error(),
        letter.attempts(),
        time(letter.sinceMicros()),
        time(letter.nextMicros()),
        Json.EVENTS.readTree(letter.publication()));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
