package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jiebang.needs.council.AgendaItemCommand.AccountItem;
import org.jiebang.needs.council.AgendaItemCommand.AssignItem;
import org.jiebang.needs.council.AgendaItemCommand.OverrideDecision;
import org.jiebang.needs.council.AgendaItemCommand.ProposeItem;
import org.jiebang.needs.council.AgendaItemCommand.ScheduleItem;
import org.jiebang.needs.council.AgendaItemCommand.UnscheduleItem;
import org.jiebang.needs.council.AgendaItemCommand.WithdrawItem;
import org.jiebang.needs.council.Meeting.Sitting;
import org.jiebang.needs.council.MeetingCommand.AddItem;
import org.jiebang.needs.council.MeetingCommand.RemoveItem;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand.PutNeedOnAgenda;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.NeedRefusal;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** Agenda items over HTTP: how they come before a council, and what follows from its decision. */
@Path(AgendaItemEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "agenda items", description = "What a council decides on / 议题")
public class AgendaItemResource {

  private final AgendaItemEndpoint door;
  private final CommandHandler commands;
  private final Rosters rosters;
  private final BoardTasks tasks;

  AgendaItemResource(
      AgendaItemEndpoint door, CommandHandler commands, Rosters rosters, BoardTasks tasks) {
    this.door = door;
    this.commands = commands;
    this.rosters = rosters;
    this.tasks = tasks;
  }

  /**
   * An item to be.
   *
   * @param body whose agenda it is for
   * @param title seen by everybody: names nobody
   * @param needs listed needs of the community, which go on the agenda with it
   */
  public record ProposeItemRequest(
      @NotNull UUID body,
      @NotBlank @Size(max = 120) String title,
      @NotNull @Size(min = 1, max = 10) List<@NotNull UUID> needs) {}

  /**
   * @param minutes that it gets on the agenda, 5 to 480
   */
  public record ScheduleItemRequest(@NotNull UUID meeting, @Min(5) @Max(480) int minutes) {}

  /**
   * The district's word.
   *
   * @param reason seen by everybody who sees the item: names nobody
   */
  public record OverrideDecisionRequest(
      @NotNull Outcome outcome, @NotBlank @Size(min = 10, max = 500) String reason) {}

  /** Tasks on the board that carry out what was adopted: each for one of the item's needs. */
  public record AssignItemRequest(@NotNull @Size(min = 1, max = 20) List<@NotNull UUID> tasks) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, CNC})
  @Operation(operationId = "proposeAgendaItem", summary = "Bring needs before a council / 提出议题")
  public RestResponse<ShownAgendaItem> propose(@NotNull @Valid ProposeItemRequest body) {
    Established whose = rosters.established(new BodyId(body.body()));
    return door.items()
        .createWith(
            whose.place(),
            body,
            (ask, id) ->
                proposing(
                    new AgendaItemId(id),
                    whose,
                    body.title().strip(),
                    body.needs().stream().distinct().map(NeedId::new).toList(),
                    ask));
  }

  private List<Step<?, ?, ?>> proposing(
      AgendaItemId id, Established whose, String title, List<NeedId> needs, Ask ask) {
    CommunityId community = new CommunityId(whose.place());
    boolean open = false;
    for (NeedId need : needs) {
      if (!(commands.load(Needs.INSTANCE, need.value()).state() instanceof Need.Filed filed)
          || !filed.community().equals(community)
          || filed.particulars().secluded() && !ask.actor().role().equals(COM.name())) {
        return refuse(NeedRefusal.NEED_NOT_FOUND);
      }
      if (filed.particulars().secluded()) {
        return refuse(AgendaItemRefusal.NEED_PRIVATE);
      }
      open |= filed.stage() == Stage.ON_AGENDA;
    }
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            AgendaItems.INSTANCE,
            id.value(),
            new ProposeItem(
                id, community, whose.body(), title, needs, open, ask.actor(), ask.at())));
    for (NeedId need : needs) {
      steps.add(onAgenda(need, id, ask));
    }
    return steps;
  }

  private static Step<?, ?, ?> onAgenda(NeedId need, AgendaItemId item, Ask ask) {
    return Step.of(
        Needs.INSTANCE,
        need.value(),
        new PutNeedOnAgenda(need, item.value(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/schedule")
  @Allowed(CNC)
  @Operation(operationId = "scheduleAgendaItem", summary = "Put on a meeting's agenda / 列入会议议程")
  public RestResponse<ShownAgendaItem> schedule(
      @PathParam("id") UUID id, @NotNull @Valid ScheduleItemRequest body) {
    return door.items().commandWith(id, body, (ask, item) -> scheduling((Tabled) item, body, ask));
  }

  private List<Step<?, ?, ?>> scheduling(Tabled item, ScheduleItemRequest body, Ask ask) {
    MeetingId meeting = new MeetingId(body.meeting());
    Sitting sitting = MeetingResource.sitting(commands, meeting);
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            AgendaItems.INSTANCE,
            item.item().value(),
            new ScheduleItem(
                item.item(),
                door.roster(item, ask.at()),
                meeting,
                sitting.body(),
                body.minutes(),
                ask.actor(),
                ask.at())));
    steps.add(
        Step.of(
            Meetings.INSTANCE,
            meeting.value(),
            new AddItem(meeting, item.item(), body.minutes(), ask.actor(), ask.at())));
    if (item.stage() == ItemStage.DEFERRED) {
      // Its needs came off the agenda then; those that the clock has not reached yet stay on it.
      for (NeedId need : item.needs()) {
        if (!(commands.load(Needs.INSTANCE, need.value()).state() instanceof Need.Filed filed
            && filed.stage() == Stage.ON_AGENDA
            && item.item().equals(NeedAgenda.itemOf(commands, need)))) {
          steps.add(onAgenda(need, item.item(), ask));
        }
      }
    }
    return steps;
  }

  @POST
  @Path("/{id}/unschedule")
  @Allowed(CNC)
  @Operation(operationId = "unscheduleAgendaItem", summary = "Take off the agenda / 移出会议议程")
  public RestResponse<ShownAgendaItem> unschedule(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.items()
        .commandWith(
            id,
            Empty.BODY,
            (ask, item) ->
                leaving(
                    new UnscheduleItem(
                        new AgendaItemId(id),
                        door.roster(item, ask.at()),
                        AgendaItemEndpoint.meeting(item),
                        ask.actor(),
                        ask.at()),
                    AgendaItemEndpoint.meeting(item),
                    ask));
  }

  @POST
  @Path("/{id}/withdraw")
  @Allowed({CNC, COM})
  @Operation(operationId = "withdrawAgendaItem", summary = "Withdraw an item / 撤回议题")
  public RestResponse<ShownAgendaItem> withdraw(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.items()
        .commandWith(
            id,
            Empty.BODY,
            (ask, item) ->
                leaving(
                    new WithdrawItem(
                        new AgendaItemId(id),
                        door.roster(item, ask.at()),
                        AgendaItemEndpoint.meeting(item),
                        ask.actor(),
                        ask.at()),
                    AgendaItemEndpoint.meeting(item),
                    ask));
  }

  private static List<Step<?, ?, ?>> leaving(
      AgendaItemCommand command, @Nullable MeetingId meeting, Ask ask) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(Step.of(AgendaItems.INSTANCE, command.item().value(), command));
    if (meeting != null) {
      steps.add(
          Step.of(
              Meetings.INSTANCE,
              meeting.value(),
              new RemoveItem(meeting, command.item(), ask.actor(), ask.at())));
    }
    return steps;
  }

  @POST
  @Path("/{id}/override")
  @Allowed(DIS)
  @Operation(operationId = "overrideDecision", summary = "The district's word / 团区委改定")
  public RestResponse<ShownAgendaItem> override(
      @PathParam("id") UUID id, @NotNull @Valid OverrideDecisionRequest body) {
    return door.items()
        .command(
            id,
            body,
            (ask, item) ->
                new OverrideDecision(
                    new AgendaItemId(id), body.outcome(), body.reason(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/assign")
  @Allowed(COM)
  @Operation(operationId = "assignAgendaItem", summary = "Name the tasks that follow / 落实为任务")
  public RestResponse<ShownAgendaItem> assign(
      @PathParam("id") UUID id, @NotNull @Valid AssignItemRequest body) {
    return door.items()
        .command(
            id,
            body,
            (ask, item) ->
                new AssignItem(
                    new AgendaItemId(id),
                    tasks.of(body.tasks().stream().distinct().toList()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/account")
  @Allowed(COM)
  @Operation(
      operationId = "accountAgendaItem",
      summary = "Close the books when the clock did not / 议题办结")
  public RestResponse<ShownAgendaItem> account(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.items()
        .command(
            id,
            Empty.BODY,
            (ask, item) ->
                new AccountItem(
                    new AgendaItemId(id),
                    tasks.of(((Tabled) item).tasks()),
                    ask.actor(),
                    ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getAgendaItem", summary = "One agenda item / 议题详情")
  public RestResponse<ShownAgendaItem> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return door.items().get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({CNC, COM, DIS})
  @Operation(operationId = "getAgendaItemEvents", summary = "History of an agenda item / 议题历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return door.items().events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({CNC, COM, DIS})
  @Operation(operationId = "diffAgendaItem", summary = "What changed in between / 议题变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return door.items().diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listAgendaItems", summary = "Agenda items / 议题列表")
  public RestResponse<Page<ShownAgendaItem>> list(
      @QueryParam("community") @Nullable UUID community,
      @Parameter(description = "Only items of this body / 只看此组织的议题") @QueryParam("body")
          @Nullable UUID body,
      @Parameter(description = "Only items of this meeting / 只看此会议的议题") @QueryParam("meeting")
          @Nullable UUID meeting,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return door.items()
        .page(
            AgendaItemRow.class,
            query
                .where("council", body)
                .where("meeting", meeting)
                .where("state", state)
                .page(cursor, limit));
  }
}
