package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.matching.acceptance.AcceptanceCommand.RequestReview;
import org.jiebang.matching.acceptance.AcceptanceId;
import org.jiebang.matching.acceptance.Acceptances;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.organisation.Organisations;
import org.jiebang.matching.session.SessionCommand.PlanSession;
import org.jiebang.matching.session.SessionId;
import org.jiebang.matching.session.Sessions;
import org.jiebang.matching.task.TaskCommand.*;
import org.jspecify.annotations.Nullable;

/** The work on a task over HTTP: plan 落实, start, deliver, rework, and giving it up 退榜. */
@Path(TaskResource.PATH)
@RunOnVirtualThread
@Tag(name = "tasks")
public class WorkResource {

  /** With the task itself as many streams as one command may append to. */
  private static final int MOST_SESSIONS = 15;

  private final Endpoint<TaskCommand, Task, TaskEvent, TaskBody, TaskShown> tasks;
  private final CommandHandler commands;

  WorkResource(Endpoints endpoints, CommandHandler commands, TaskView view) {
    this.commands = commands;
    this.tasks = endpoints.of(Tasks.INSTANCE, new TaskPicture(), TaskResource.PATH, view);
  }

  /** One session to be. */
  public record SessionRequest(
      @NotNull Instant startsAt,
      @NotNull Instant endsAt,
      @NotBlank @Size(max = 200) String place,
      @Min(1) @Max(1000) int capacity) {}

  /**
   * Who does it when.
   *
   * @param department one of the awarded organisation's own
   * @param membersOnly only members may sign up; absent: everybody
   */
  public record PlanRequest(
      @NotNull UUID department,
      @NotEmpty @Size(max = MOST_SESSIONS) List<@NotNull @Valid SessionRequest> sessions,
      @Nullable Boolean membersOnly) {}

  /**
   * What was done.
   *
   * @param proof addresses or names of what shows it; none is refused
   */
  public record DeliverRequest(
      @NotBlank @Size(max = 8000) String report,
      @NotNull @Size(max = 20) List<@NotBlank @Size(max = 500) String> proof) {}

  @POST
  @Path("/{id}/plan")
  @Allowed(UNI)
  @Operation(operationId = "planTask", summary = "Give it to a department, with sessions / 落实")
  public RestResponse<TaskShown> plan(@PathParam("id") UUID id, @NotNull @Valid PlanRequest body) {
    return tasks.commandWith(id, body, (ask, task) -> planning(ask, new TaskId(id), task, body));
  }

  private List<Step<?, ?, ?>> planning(Ask ask, TaskId id, Task task, PlanRequest body) {
    var sessions = new ArrayList<PlannedSession>();
    for (SessionRequest s : body.sessions()) {
      UUID session = ask.mintBeside(id.value(), "session-" + (sessions.size() + 1));
      sessions.add(
          new PlannedSession(
              new SessionId(session), s.startsAt(), s.endsAt(), s.place().strip(), s.capacity()));
    }
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Tasks.INSTANCE,
            id.value(),
            new PlanExecution(
                id,
                new OrganisationId(body.department()),
                departmentOf(task, body.department()),
                sessions,
                ask.actor(),
                ask.at())));
    Task.Origin origin = task.origin();
    Task.Award award = task.award();
    if (origin != null && award != null) {
      for (PlannedSession s : sessions) {
        steps.add(
            Step.of(
                Sessions.INSTANCE,
                s.session().value(),
                new PlanSession(
                    s.session(),
                    id.value(),
                    origin.need().value(),
                    origin.community().value(),
                    award.organisation().value(),
                    body.department(),
                    origin.category().value(),
                    s.startsAt(),
                    s.endsAt(),
                    s.place(),
                    s.capacity(),
                    Boolean.TRUE.equals(body.membersOnly()),
                    ask.actor(),
                    ask.at())));
      }
    }
    return steps;
  }

  private boolean departmentOf(Task task, UUID department) {
    Task.Award award = task.award();
    return award != null
        && commands.load(Organisations.INSTANCE, department).state() instanceof Registered r
        && r.open()
        && award.organisation().equals(r.parent());
  }

  @POST
  @Path("/{id}/start")
  @Allowed(DEP)
  @Operation(operationId = "startTask", summary = "Start the work / 开始服务")
  public RestResponse<TaskShown> start(@PathParam("id") UUID id, @Nullable Empty body) {
    return tasks.command(
        id, Empty.BODY, (ask, task) -> new StartTask(new TaskId(id), false, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/deliver")
  @Allowed(DEP)
  @Operation(operationId = "deliverTask", summary = "Deliver, with report and proof / 交付成果")
  public RestResponse<TaskShown> deliver(
      @PathParam("id") UUID id, @NotNull @Valid DeliverRequest body) {
    return tasks.commandWith(
        id,
        body,
        (ask, task) -> {
          var of = new TaskId(id);
          var sessions = new SessionsOfTask(commands, task);
          var deliver =
              new DeliverTask(
                  of,
                  body.report(),
                  body.proof(),
                  sessions.anyUnfinished(),
                  sessions.anyService(),
                  ask.actor(),
                  ask.at());
          // One command: a panel that is quick never decides on a task that still waits for it.
          AcceptanceId acceptance = AcceptanceId.of(id);
          return List.of(
              Step.of(Tasks.INSTANCE, id, deliver),
              Step.of(Tasks.INSTANCE, id, new RequestAcceptance(of, Actor.SYSTEM, ask.at())),
              Step.of(
                  Acceptances.INSTANCE,
                  acceptance.value(),
                  new RequestReview(acceptance, Actor.SYSTEM, ask.at())));
        });
  }

  @POST
  @Path("/{id}/resume-work")
  @Allowed(DEP)
  @Operation(operationId = "resumeWork", summary = "Take up the rework / 开始整改")
  public RestResponse<TaskShown> resumeWork(@PathParam("id") UUID id, @Nullable Empty body) {
    return tasks.command(
        id, Empty.BODY, (ask, task) -> new ResumeWork(new TaskId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/abandon")
  @Allowed({COM, DIS})
  @Operation(operationId = "abandonTask", summary = "Stop in mid-work / 中止任务")
  public RestResponse<TaskShown> abandon(
      @PathParam("id") UUID id, @NotNull @Valid TaskResource.ReasonRequest body) {
    return tasks.commandWith(
        id,
        body,
        (ask, task) ->
            new SessionsOfTask(commands, task)
                .cancelledWith(
                    new AbandonTask(new TaskId(id), body.reason(), ask.actor(), ask.at()),
                    "TASK_ABANDONED",
                    ask));
  }

  @POST
  @Path("/{id}/give-up")
  @Allowed({UNI, DEP, DIS})
  @Operation(operationId = "giveUpTask", summary = "Give the task back / 退榜")
  public RestResponse<TaskShown> giveUp(
      @PathParam("id") UUID id, @NotNull @Valid TaskResource.ReasonRequest body) {
    return tasks.commandWith(
        id,
        body,
        (ask, task) ->
            new SessionsOfTask(commands, task)
                .cancelledWith(
                    new GiveUpTask(new TaskId(id), body.reason(), ask.actor(), ask.at()),
                    "TASK_GIVEN_UP",
                    ask));
  }
}
