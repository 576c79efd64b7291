package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.HUB;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.session.SessionCommand.BackfillService;
import org.jiebang.matching.session.SessionCommand.ConfirmService;
import org.jiebang.matching.session.SessionCommand.DisputeRecord;
import org.jiebang.matching.session.SessionCommand.ResolveDispute;
import org.jiebang.matching.session.SessionCommand.VoidRecord;
import org.jspecify.annotations.Nullable;

/** Service records over HTTP. Nobody ever sends minutes: the server counts them. */
@Path("/api/v1/sessions")
@RunOnVirtualThread
@Tag(name = "sessions")
public class ServiceRecordResource {

  private static final String CODE = "[A-Z][A-Z0-9_]{1,39}";

  private final Endpoint<SessionCommand, Session, SessionEvent, SessionBody, ShownSession> sessions;
  private final VolunteerDesk volunteers;
  private final PersonKeys keys;

  ServiceRecordResource(
      Endpoints endpoints, SessionShown shown, VolunteerDesk volunteers, PersonKeys keys) {
    this.sessions =
        endpoints.of(Sessions.INSTANCE, new SessionPicture(), SessionResource.PATH, shown);
    this.volunteers = volunteers;
    this.keys = keys;
  }

  /**
   * A record written later.
   *
   * @param guarantee who vouches for it, and how; without it the record is refused
   */
  public record BackfillRequest(
      @NotNull Instant startedAt,
      @NotNull Instant endedAt,
      @Nullable @Size(max = 500) String guarantee) {}

  /** What the volunteer says is wrong. */
  public record DisputeRequest(@NotBlank @Size(max = 500) String reason) {}

  /**
   * The times as they were.
   *
   * @param reason a code such as {@code LATE_CHECK_OUT}
   */
  public record ResolveDisputeRequest(
      @NotNull Instant startedAt,
      @NotNull Instant endedAt,
      @NotBlank @Pattern(regexp = CODE) String reason) {}

  /**
   * Why the record does not count.
   *
   * @param reasonCode such as {@code NOT_SERVED}
   */
  public record VoidRequest(@NotBlank @Pattern(regexp = CODE) String reasonCode) {}

  @POST
  @Path("/{id}/participations/{volunteer}/backfill")
  @Allowed({DEP, COM})
  @Operation(operationId = "backfillService", summary = "Write a record later / 补录时长")
  public RestResponse<ShownSession> backfill(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid BackfillRequest body) {
    String words = body.guarantee();
    return sessions.command(
        id,
        body,
        (ask, state) -> {
          if (!volunteers.registered(volunteer)) {
            return Rejected.refuse(SessionRefusal.NOT_REGISTERED);
          }
          Envelope guarantee =
              words == null || words.isBlank()
                  ? null
                  : keys.seal(volunteer, id, "guarantee", words.strip());
          return new BackfillService(
              new SessionId(id),
              volunteer,
              body.startedAt(),
              body.endedAt(),
              guarantee,
              ask.actor(),
              ask.at());
        });
  }

  @POST
  @Path("/{id}/participations/{volunteer}/confirm")
  @Allowed({DEP, COM, HUB})
  @Operation(operationId = "confirmService", summary = "Confirm a service record / 确认时长")
  public RestResponse<ShownSession> confirm(
      @PathParam("id") UUID id, @PathParam("volunteer") UUID volunteer, @Nullable Empty body) {
    return sessions.command(
        id,
        Empty.BODY,
        (ask, state) -> new ConfirmService(new SessionId(id), volunteer, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/participations/{volunteer}/dispute")
  @Allowed(value = VOL, anywhere = true)
  @Operation(operationId = "disputeRecord", summary = "Dispute one's own record / 申诉时长")
  public RestResponse<ShownSession> dispute(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid DisputeRequest body) {
    return sessions.command(
        id,
        body,
        (ask, state) -> {
          if (!ask.actor().is(volunteer)) {
            return Rejected.refuse(SessionRefusal.ROLE_NOT_ALLOWED);
          }
          Envelope reason = keys.seal(volunteer, id, "dispute", body.reason().strip());
          return new DisputeRecord(new SessionId(id), volunteer, reason, ask.actor(), ask.at());
        });
  }

  @POST
  @Path("/{id}/participations/{volunteer}/resolve-dispute")
  @Allowed({COM, DIS})
  @Operation(operationId = "resolveDispute", summary = "Correct a disputed record / 更正时长")
  public RestResponse<ShownSession> resolve(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid ResolveDisputeRequest body) {
    return sessions.command(
        id,
        body,
        (ask, state) ->
            new ResolveDispute(
                new SessionId(id),
                volunteer,
                body.startedAt(),
                body.endedAt(),
                body.reason(),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/participations/{volunteer}/void")
  @Allowed({COM, DIS})
  @Operation(operationId = "voidRecord", summary = "Void a record / 作废时长")
  public RestResponse<ShownSession> voidRecord(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid VoidRequest body) {
    return sessions.command(
        id,
        body,
        (ask, state) ->
            new VoidRecord(new SessionId(id), volunteer, body.reasonCode(), ask.actor(), ask.at()));
  }
}
