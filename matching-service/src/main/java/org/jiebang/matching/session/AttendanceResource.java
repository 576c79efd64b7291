package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.GRD;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Phase;
import org.jiebang.matching.session.SessionCommand.CheckIn;
import org.jiebang.matching.session.SessionCommand.CheckOut;
import org.jiebang.matching.session.SessionCommand.CloseMissing;
import org.jiebang.matching.task.TaskCommand.StartTask;
import org.jiebang.matching.task.TaskId;
import org.jiebang.matching.task.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * Check-in and check-out over HTTP: by the volunteer with the session's short-lived code, or by
 * those on the spot with their list. The first check-in starts session and task in one command.
 */
@Path("/api/v1/sessions")
@RunOnVirtualThread
@Tag(name = "sessions")
public class AttendanceResource {

  private final Endpoint<SessionCommand, Session, SessionEvent, SessionBody, ShownSession> sessions;
  private final CheckInCodes codes;
  private final PersonKeys keys;

  AttendanceResource(Endpoints endpoints, SessionShown shown, CheckInCodes codes, PersonKeys keys) {
    this.sessions =
        endpoints.of(Sessions.INSTANCE, new SessionPicture(), SessionResource.PATH, shown);
    this.codes = codes;
    this.keys = keys;
  }

  /**
   * The volunteer's own check-in.
   *
   * @param code eight digits, as shown on the spot
   * @param place as read from the same sign; checked when given
   * @param walkIn true to ask to be let in without a place
   */
  public record CheckInRequest(
      @NotBlank @Pattern(regexp = "[0-9]{6,8}") String code,
      @Nullable @Size(max = 200) String place,
      @Nullable Boolean walkIn) {}

  /**
   * The volunteer's own check-out.
   *
   * @param code eight digits, another one than at check-in
   */
  public record CheckOutRequest(@NotBlank @Pattern(regexp = "[0-9]{6,8}") String code) {}

  /** Ways in which somebody on the spot checks others in or out. */
  public enum OnTheSpot {
    LIST,
    KIOSK,
    GRID_WORKER
  }

  /**
   * A check-in by somebody on the spot.
   *
   * @param walkIn true to queue somebody who has no place
   */
  public record ListCheckInRequest(
      @NotNull OnTheSpot method,
      @Nullable @Size(max = 200) String place,
      @Nullable Boolean walkIn) {}

  /** A check-out by somebody on the spot. */
  public record ListCheckOutRequest(@NotNull OnTheSpot method) {}

  /**
   * Settles a participation that nobody closed.
   *
   * @param excuse why they could not come; without it who did not come is a no-show
   */
  public record CloseMissingRequest(@Nullable @Size(min = 1, max = 500) String excuse) {}

  @POST
  @Path("/{id}/check-ins")
  @Allowed(value = VOL, anywhere = true)
  @Operation(operationId = "checkIn", summary = "Check in with the session's code / 签到")
  public RestResponse<ShownSession> checkIn(
      @PathParam("id") UUID id, @NotNull @Valid CheckInRequest body) {
    return sessions.commandWith(
        id,
        body,
        (ask, state) ->
            withTask(
                state,
                new CheckIn(
                    new SessionId(id),
                    SignUpResource.me(ask),
                    CheckInMethod.QR,
                    codes.check(id, body.code(), ask.at()),
                    body.place(),
                    Boolean.TRUE.equals(body.walkIn()),
                    ask.actor(),
                    ask.at()),
                ask));
  }

  @POST
  @Path("/{id}/participations/{volunteer}/check-in")
  @Allowed({DEP, GRD})
  @Operation(operationId = "checkInByList", summary = "Check somebody in / 名单签到")
  public RestResponse<ShownSession> checkInByList(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid ListCheckInRequest body) {
    return sessions.commandWith(
        id,
        body,
        (ask, state) ->
            withTask(
                state,
                new CheckIn(
                    new SessionId(id),
                    volunteer,
                    method(body.method()),
                    null,
                    body.place(),
                    Boolean.TRUE.equals(body.walkIn()),
                    ask.actor(),
                    ask.at()),
                ask));
  }

  /** A check-in that may be the first starts the task too; one that only queues does not. */
  private static List<Step<?, ?, ?>> withTask(Session state, CheckIn command, Ask ask) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(Step.of(Sessions.INSTANCE, command.session().value(), command));
    if (state instanceof Existing s && mayStart(s, command)) {
      var task = new TaskId(s.plan().task());
      steps.add(
          Step.of(Tasks.INSTANCE, task.value(), new StartTask(task, true, ask.actor(), ask.at())));
    }
    return steps;
  }

  private static boolean mayStart(Existing s, CheckIn command) {
    Participation p = s.of(command.volunteer());
    boolean hasPlace = p != null && p.state() == Participation.State.CONFIRMED_PLACE;
    boolean notYet = s.phase() == Phase.OPEN || s.phase() == Phase.LOCKED;
    return notYet && (hasPlace || !command.walkIn());
  }

  @POST
  @Path("/{id}/check-outs")
  @Allowed(value = VOL, anywhere = true)
  @Operation(operationId = "checkOut", summary = "Check out with the session's code / 签退")
  public RestResponse<ShownSession> checkOut(
      @PathParam("id") UUID id, @NotNull @Valid CheckOutRequest body) {
    return sessions.command(
        id,
        body,
        (ask, state) ->
            new CheckOut(
                new SessionId(id),
                SignUpResource.me(ask),
                CheckInMethod.QR,
                codes.check(id, body.code(), ask.at()),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/participations/{volunteer}/check-out")
  @Allowed({DEP, GRD})
  @Operation(operationId = "checkOutByList", summary = "Check somebody out / 名单签退")
  public RestResponse<ShownSession> checkOutByList(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid ListCheckOutRequest body) {
    return sessions.command(
        id,
        body,
        (ask, state) ->
            new CheckOut(
                new SessionId(id), volunteer, method(body.method()), null, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/participations/{volunteer}/close-missing")
  @Allowed(DEP)
  @Operation(
      operationId = "closeMissing",
      summary = "Settle a missing check-out or an absence / 处理缺签")
  public RestResponse<ShownSession> closeMissing(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid CloseMissingRequest body) {
    Envelope excuse =
        body.excuse() == null ? null : keys.seal(volunteer, id, "excuse", body.excuse());
    return sessions.command(
        id,
        body,
        (ask, state) ->
            new CloseMissing(new SessionId(id), volunteer, excuse, ask.actor(), ask.at()));
  }

  private static CheckInMethod method(OnTheSpot on) {
    return switch (on) {
      case LIST -> CheckInMethod.LIST;
      case KIOSK -> CheckInMethod.KIOSK;
      case GRID_WORKER -> CheckInMethod.GRID_WORKER;
    };
  }
}
