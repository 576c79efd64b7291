package org.jiebang.matching.session;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.SessionCommand.ApproveSignup;
import org.jiebang.matching.session.SessionCommand.RejectSignup;
import org.jiebang.matching.session.SessionCommand.SignUp;
import org.jiebang.matching.session.SessionCommand.WithdrawSignup;
import org.jiebang.matching.task.TaskCommand.StaffTask;
import org.jiebang.matching.task.TaskId;
import org.jiebang.matching.task.Tasks;
import org.jiebang.matching.volunteer.VolunteerCommand.BookTime;
import org.jiebang.matching.volunteer.VolunteerCommand.FreeTime;
import org.jiebang.matching.volunteer.VolunteerId;
import org.jiebang.matching.volunteer.Volunteers;
import org.jspecify.annotations.Nullable;

/**
 * Sign-up over HTTP. A sign-up is one command on the session, which decides about places, and on
 * the volunteer, whose calendar decides about time.
 */
@Path("/api/v1/sessions")
@RunOnVirtualThread
@Tag(name = "sessions")
public class SignUpResource {

  private final Endpoint<SessionCommand, Session, SessionEvent, SessionBody, ShownSession> sessions;
  private final VolunteerDesk volunteers;

  SignUpResource(Endpoints endpoints, SessionShown shown, VolunteerDesk volunteers) {
    this.sessions =
        endpoints.of(Sessions.INSTANCE, new SessionPicture(), SessionResource.PATH, shown);
    this.volunteers = volunteers;
  }

  /**
   * A sign-up for oneself.
   *
   * @param waitlist true to take a place on the waiting list when the session is full
   */
  public record SignUpRequest(@Nullable Boolean waitlist) {}

  /**
   * Why a sign-up is not taken.
   *
   * @param reason a code such as {@code NO_EXPERIENCE}
   */
  public record RejectRequest(@NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String reason) {}

  @POST
  @Path("/{id}/sign-ups")
  @Allowed(value = VOL, anywhere = true)
  @Operation(operationId = "signUp", summary = "Sign up for a session / 报名")
  public RestResponse<ShownSession> signUp(
      @PathParam("id") UUID id, @NotNull @Valid SignUpRequest body) {
    return sessions.commandWith(
        id,
        body,
        (ask, state) -> {
          UUID me = me(ask);
          Plan plan = SessionResource.plan(state);
          var steps = new ArrayList<Step<?, ?, ?>>();
          steps.add(
              Step.of(
                  Sessions.INSTANCE,
                  id,
                  new SignUp(
                      new SessionId(id),
                      me,
                      Boolean.TRUE.equals(body.waitlist()),
                      volunteers.facts(me, plan),
                      ask.actor(),
                      ask.at())));
          var volunteer = VolunteerId.of(me);
          steps.add(
              Step.of(
                  Volunteers.INSTANCE,
                  volunteer.value(),
                  new BookTime(
                      volunteer,
                      id,
                      plan.startsAt(),
                      plan.endsAt(),
                      volunteers.released(me, plan),
                      ask.actor(),
                      ask.at())));
          if (state instanceof Existing s && s.signup() != null && !s.signup().approval()) {
            steps.add(staffed(s, ask));
          }
          return steps;
        });
  }

  /** With this place taken, the task may have the people it needs. */
  private static Step<?, ?, ?> staffed(Existing s, Ask ask) {
    var task = new TaskId(s.plan().task());
    int confirmed = Math.min(s.confirmedPlaces() + 1, s.plan().capacity());
    return Step.of(
        Tasks.INSTANCE, task.value(), new StaffTask(task, confirmed, ask.actor(), ask.at()));
  }

  /** Leaves the session, or its waiting list; allowed until one has checked in. */
  @POST
  @Path("/{id}/withdraw")
  @Allowed(value = VOL, anywhere = true)
  @Operation(operationId = "withdrawSignup", summary = "Withdraw one's sign-up / 取消报名")
  public RestResponse<ShownSession> withdraw(@PathParam("id") UUID id, @Nullable Empty body) {
    return sessions.commandWith(
        id,
        Empty.BODY,
        (ask, state) -> {
          UUID me = me(ask);
          return List.of(
              Step.of(
                  Sessions.INSTANCE,
                  id,
                  new WithdrawSignup(new SessionId(id), me, ask.actor(), ask.at())),
              freed(me, id, ask));
        });
  }

  @POST
  @Path("/{id}/participations/{volunteer}/approve")
  @Allowed({DEP, COM})
  @Operation(operationId = "approveSignup", summary = "Approve a sign-up or walk-in / 通过报名")
  public RestResponse<ShownSession> approve(
      @PathParam("id") UUID id, @PathParam("volunteer") UUID volunteer, @Nullable Empty body) {
    return sessions.commandWith(
        id,
        Empty.BODY,
        (ask, state) -> {
          var steps = new ArrayList<Step<?, ?, ?>>();
          steps.add(
              Step.of(
                  Sessions.INSTANCE,
                  id,
                  new ApproveSignup(new SessionId(id), volunteer, ask.actor(), ask.at())));
          if (state instanceof Existing s) {
            steps.add(staffed(s, ask));
          }
          return steps;
        });
  }

  @POST
  @Path("/{id}/participations/{volunteer}/reject")
  @Allowed({DEP, COM})
  @Operation(operationId = "rejectSignup", summary = "Turn a sign-up down / 婉拒报名")
  public RestResponse<ShownSession> reject(
      @PathParam("id") UUID id,
      @PathParam("volunteer") UUID volunteer,
      @NotNull @Valid RejectRequest body) {
    return sessions.commandWith(
        id,
        body,
        (ask, state) ->
            List.of(
                Step.of(
                    Sessions.INSTANCE,
                    id,
                    new RejectSignup(
                        new SessionId(id), volunteer, body.reason(), ask.actor(), ask.at())),
                freed(volunteer, id, ask)));
  }

  private static Step<?, ?, ?> freed(UUID person, UUID session, Ask ask) {
    var volunteer = VolunteerId.of(person);
    return Step.of(
        Volunteers.INSTANCE,
        volunteer.value(),
        new FreeTime(volunteer, session, ask.actor(), ask.at()));
  }

  static UUID me(Ask ask) {
    return requireNonNull(ask.actor().person());
  }
}
