package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.http.VersionRequired;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.inbound.InboundNeed;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.inbound.NeedId;
import org.jiebang.matching.task.TaskCommand.*;
import org.jspecify.annotations.Nullable;

/** Tasks over HTTP: drafting, posting 发榜, reading the board, and taking a task off it. */
@Path(TaskResource.PATH)
@RunOnVirtualThread
@Tag(name = "tasks", description = "Tasks on the board, claims, awards / 榜单与揭榜")
public class TaskResource {

  static final String PATH = "/api/v1/tasks";

  private final Endpoint<TaskCommand, Task, TaskEvent, TaskBody, TaskShown> tasks;
  private final CommandHandler commands;
  private final KnownNeeds known;
  private final TaskView view;
  private final CurrentCaller current;

  TaskResource(
      Endpoints endpoints,
      CommandHandler commands,
      KnownNeeds known,
      TaskView view,
      CurrentCaller current) {
    this.commands = commands;
    this.known = known;
    this.view = view;
    this.current = current;
    this.tasks = endpoints.of(Tasks.INSTANCE, new TaskPicture(), PATH, view);
  }

  /**
   * What the desk asks for; also the whole of it again when it is edited.
   *
   * @param sessionsWanted absent: 1
   * @param minimum people per session that make the task staffed; absent: 1
   * @param executeBy the last session must end by then
   */
  @Schema(name = "TaskSheetRequest")
  public record SheetRequest(
      @NotBlank @Size(max = 120) String title,
      @NotBlank @Size(max = 4000) String description,
      @Size(max = 200) @Nullable String place,
      @Size(max = 1000) @Nullable String riskStatement,
      @Size(max = 200) @Nullable String insurance,
      @Min(1) @Max(100) @Nullable Integer sessionsWanted,
      @Min(1) @Max(1000) @Nullable Integer minimum,
      @Nullable Instant executeBy) {

    TaskSheet sheet() {
      return new TaskSheet(
          title.strip(),
          description.strip(),
          place,
          riskStatement,
          insurance,
          sessionsWanted == null ? 1 : sessionsWanted,
          minimum == null ? 1 : minimum,
          executeBy);
    }
  }

  /**
   * A task to be.
   *
   * @param category what it is about, e.g. {@code CHILD_CARE}
   */
  public record DraftRequest(
      @NotNull UUID community,
      @NotNull UUID need,
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String category,
      @NotNull @Valid SheetRequest sheet) {}

  /** What bids are scored by. */
  public record CriterionRequest(
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String code,
      @NotBlank @Size(max = 120) String title,
      @Min(1) @Max(100) int weight,
      @Min(1) @Max(100) @Nullable Integer maxScore) {

    Criterion criterion() {
      return new Criterion(code, title.strip(), weight, maxScore == null ? 10 : maxScore);
    }
  }

  /**
   * What a task is posted under.
   *
   * @param criteria needed in mode {@code COMPETITIVE}
   * @param points announced per counted hour
   * @param capacity people per session
   */
  public record PostRequest(
      @NotNull @Pattern(regexp = "[A-Z][A-Z_]{1,31}") String mode,
      @NotNull @Size(max = 20) List<@NotNull @Valid CriterionRequest> criteria,
      @NotNull Instant closesAt,
      @Min(0) @Max(100_000) int points,
      @Min(1) @Max(1000) int capacity) {

    Terms terms() {
      return new Terms(
          new TaskMode(mode),
          criteria.stream().map(CriterionRequest::criterion).toList(),
          closesAt,
          points,
          capacity);
    }
  }

  /**
   * Where else the task stands; seen by everybody who sees the task.
   *
   * @param channel a code of the platform, e.g. {@code ZHIYUANHUI} for 志愿汇
   * @param externalId what the activity is called there
   * @param url where people find it
   */
  public record PublishElsewhereRequest(
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String channel,
      @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,128}") String externalId,
      @Nullable @Pattern(regexp = "https?://[\\x21-\\x7e]{1,500}") String url) {}

  /** Why; seen by everybody who sees the task. */
  @Schema(name = "TaskReasonRequest")
  public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "draftTask", summary = "Draft a task for a need / 起草任务")
  public RestResponse<TaskShown> draft(@NotNull @Valid DraftRequest body) {
    return tasks.create(
        body.community(),
        body,
        (ask, id) ->
            new DraftTask(
                new TaskId(id),
                new CommunityId(body.community()),
                new NeedId(body.need()),
                elsewhere(body),
                new Category(body.category()),
                body.sheet().sheet(),
                ask.actor(),
                ask.at()));
  }

  private boolean elsewhere(DraftRequest body) {
    InboundNeed need = known.need(body.need());
    return need != null && !body.community().equals(need.community);
  }

  @POST
  @Path("/{id}/edit")
  @Allowed(COM)
  @VersionRequired
  @Operation(operationId = "editTask", summary = "Edit a draft, or amend what is posted / 修改任务")
  public RestResponse<TaskShown> edit(@PathParam("id") UUID id, @NotNull @Valid SheetRequest body) {
    return tasks.command(
        id, body, (ask, task) -> new EditTask(new TaskId(id), body.sheet(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/post")
  @Allowed({COM, DIS})
  @Operation(operationId = "postTask", summary = "Put a task on the board / 发榜")
  public RestResponse<TaskShown> post(@PathParam("id") UUID id, @NotNull @Valid PostRequest body) {
    return tasks.command(
        id,
        body,
        (ask, task) ->
            new PostTask(new TaskId(id), body.terms(), planned(task), ask.actor(), ask.at()));
  }

  /** Keeps what the activity is called on another platform; nothing is sent there. */
  @POST
  @Path("/{id}/publish-elsewhere")
  @Allowed({COM, APP})
  @Operation(
      operationId = "publishElsewhere",
      summary = "Note where else a task is published / 登记外部发布")
  public RestResponse<TaskShown> publishElsewhere(
      @PathParam("id") UUID id, @NotNull @Valid PublishElsewhereRequest body) {
    return tasks.command(
        id,
        body,
        (ask, task) ->
            new PublishElsewhere(
                new TaskId(id),
                body.channel(),
                body.externalId(),
                body.url(),
                ask.actor(),
                ask.at()));
  }

  private boolean planned(Task task) {
    Task.Origin origin = task.origin();
    InboundNeed need = origin == null ? null : known.need(origin.need().value());
    return need != null && need.planned();
  }

  @POST
  @Path("/{id}/withdraw")
  @Allowed(COM)
  @Operation(operationId = "withdrawTask", summary = "Take back what nobody signed up for / 撤榜")
  public RestResponse<TaskShown> withdraw(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return tasks.commandWith(
        id,
        body,
        (ask, task) -> {
          var sessions = new SessionsOfTask(commands, task);
          return sessions.cancelledWith(
              new WithdrawTask(
                  new TaskId(id), body.reason(), sessions.anySignup(), ask.actor(), ask.at()),
              "TASK_WITHDRAWN",
              ask);
        });
  }

  @POST
  @Path("/{id}/cancel")
  @Allowed(COM)
  @Operation(operationId = "cancelTask", summary = "Cancel a task and its sessions / 取消任务")
  public RestResponse<TaskShown> cancel(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return tasks.commandWith(
        id,
        body,
        (ask, task) -> {
          var sessions = new SessionsOfTask(commands, task);
          return sessions.cancelledWith(
              new CancelTask(
                  new TaskId(id),
                  body.reason(),
                  sessions.anySignup(),
                  sessions.anyCheckIn(),
                  ask.actor(),
                  ask.at()),
              "TASK_CANCELLED",
              ask);
        });
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getTask", summary = "One task / 任务详情")
  public RestResponse<TaskShown> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return tasks.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getTaskEvents", summary = "History of a task / 任务历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return tasks.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffTask", summary = "What changed in between / 任务变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return tasks.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listTasks", summary = "The board / 榜单")
  public RestResponse<Page<TaskShown>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("state") @Nullable String state,
      @QueryParam("mode") @Nullable String mode,
      @QueryParam("category") @Nullable String category,
      @QueryParam("need") @Nullable UUID need,
      @QueryParam("organisation") @Nullable UUID organisation,
      @QueryParam("department") @Nullable UUID department,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return tasks.page(
        TaskRow.class,
        board(community)
            .where("state", state)
            .where("mode", mode)
            .where("category", category)
            .where("need", need)
            .where("organisation", organisation)
            .where("department", department)
            .page(cursor, limit));
  }

  /** What is posted is for everybody; drafts are for their community. */
  private PageQuery board(@Nullable UUID community) {
    return community != null && view.near(current.get(), community)
        ? PageQuery.in(community)
        : PageQuery.everywhere().where("tenant", community).where("onBoard", true);
  }
}
