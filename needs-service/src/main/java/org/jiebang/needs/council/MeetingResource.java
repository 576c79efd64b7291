package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jiebang.needs.council.AgendaItemCommand.ReturnItem;
import org.jiebang.needs.council.Meeting.Sitting;
import org.jiebang.needs.council.MeetingCommand.CancelMeeting;
import org.jiebang.needs.council.MeetingCommand.CheckInMember;
import org.jiebang.needs.council.MeetingCommand.CloseMeeting;
import org.jiebang.needs.council.MeetingCommand.ConveneMeeting;
import org.jiebang.needs.council.MeetingCommand.PlanMeeting;
import org.jiebang.needs.council.MeetingCommand.PublishMinutes;
import org.jiebang.needs.council.MeetingCommand.RenewDoorCode;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jspecify.annotations.Nullable;

/** Meetings of bodies over HTTP: the calendar, the door, the minutes. */
@Path("/api/v1/meetings")
@RunOnVirtualThread
@Tag(name = "meetings", description = "Meetings of the council and other bodies / 议事会议")
public class MeetingResource {

  private final Endpoint<MeetingCommand, Meeting, MeetingEvent, MeetingBody, ShownMeeting> meetings;
  private final CommandHandler commands;
  private final Rosters rosters;
  private final DoorCodes codes;
  private final PersonKeys keys;
  private final PoliciesInForce policies;

  MeetingResource(
      Endpoints endpoints,
      CommandHandler commands,
      Rosters rosters,
      DoorCodes codes,
      PersonKeys keys,
      CouncilEyes eyes,
      PoliciesInForce policies) {
    this.policies = policies;
    this.meetings =
        endpoints.of(Meetings.INSTANCE, new MeetingPicture(), "/api/v1/meetings", eyes::show);
    this.commands = commands;
    this.rosters = rosters;
    this.codes = codes;
    this.keys = keys;
  }

  /**
   * A meeting to be.
   *
   * @param body whose meeting it is
   * @param minutes how long it lasts, 10 to 1,440
   * @param place where people meet
   */
  public record PlanMeetingRequest(
      @NotNull UUID body,
      @NotNull @PlausibleDay Instant startsAt,
      @Min(10) @Max(1440) int minutes,
      @NotBlank @Size(max = 80) String place) {}

  /**
   * A member at the door.
   *
   * @param code as the chair shows it; spaces, dashes and small letters do not matter
   */
  public record MeetingCheckInRequest(@NotBlank @Size(max = 40) String code) {}

  /**
   * The end of a meeting.
   *
   * @param minutes what was said, kept sealed
   */
  public record CloseMeetingRequest(@NotBlank @Size(max = 20000) String minutes) {}

  /**
   * Minutes for everybody.
   *
   * @param text without anything personal
   */
  public record PublishMinutesRequest(@NotBlank @Size(max = 20000) String text) {}

  /** Why there will be no meeting; names nobody. */
  public record CancelMeetingRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed({CNC, COM})
  @Operation(operationId = "planMeeting", summary = "Plan a meeting / 安排会议")
  public RestResponse<ShownMeeting> plan(@NotNull @Valid PlanMeetingRequest body) {
    Established whose = rosters.established(new BodyId(body.body()));
    return meetings.create(
        whose.place(),
        body,
        (ask, id) ->
            new PlanMeeting(
                new MeetingId(id),
                rosters.on(whose.body(), LocalDate.ofInstant(body.startsAt(), whose.timeZone())),
                body.startsAt(),
                body.minutes(),
                body.place().strip(),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/convene")
  @Allowed(CNC)
  @Operation(operationId = "conveneMeeting", summary = "Open the doors / 召集会议")
  public RestResponse<ShownMeeting> convene(@PathParam("id") UUID id, @Nullable Empty body) {
    return meetings.command(
        id,
        Empty.BODY,
        (ask, meeting) -> {
          Sitting sitting = (Sitting) meeting;
          return new ConveneMeeting(
              new MeetingId(id),
              rosters.full(sitting.body(), sitting.date()),
              codes.hashOf(id, 1),
              policies.at(sitting.community().value(), ask.at()).doorCodeFor(),
              ask.actor(),
              ask.at());
        });
  }

  @POST
  @Path("/{id}/renew-door-code")
  @Allowed(CNC)
  @Operation(operationId = "renewDoorCode", summary = "A new door code / 更新签到码")
  public RestResponse<ShownMeeting> renewDoorCode(@PathParam("id") UUID id, @Nullable Empty body) {
    return meetings.command(
        id,
        Empty.BODY,
        (ask, meeting) -> {
          Sitting sitting = (Sitting) meeting;
          int next = sitting.door() == null ? 1 : sitting.door().number() + 1;
          return new RenewDoorCode(
              new MeetingId(id),
              rosters.on(sitting.body(), sitting.date()),
              next,
              codes.hashOf(id, next),
              policies.at(sitting.community().value(), ask.at()).doorCodeFor(),
              ask.actor(),
              ask.at());
        });
  }

  @POST
  @Path("/{id}/check-ins")
  @Allowed(CNC)
  @Operation(operationId = "checkInMember", summary = "Come in with the door code / 凭码签到")
  public RestResponse<ShownMeeting> checkIn(
      @PathParam("id") UUID id, @NotNull @Valid MeetingCheckInRequest body) {
    return meetings.command(
        id,
        body,
        (ask, meeting) -> {
          Sitting sitting = (Sitting) meeting;
          int number = sitting.door() == null ? 1 : sitting.door().number();
          return new CheckInMember(
              new MeetingId(id),
              rosters.asking(sitting.body(), sitting.date(), requireNonNull(ask.actor().person())),
              codes.hash(id, number, body.code()),
              ask.actor(),
              ask.at());
        });
  }

  @POST
  @Path("/{id}/close")
  @Allowed(CNC)
  @Operation(operationId = "closeMeeting", summary = "Close a meeting with its minutes / 会议结束")
  public RestResponse<ShownMeeting> close(
      @PathParam("id") UUID id, @NotNull @Valid CloseMeetingRequest body) {
    return meetings.command(
        id,
        body,
        (ask, meeting) -> {
          Sitting sitting = (Sitting) meeting;
          return new CloseMeeting(
              new MeetingId(id),
              rosters.on(sitting.body(), sitting.date()),
              done(sitting),
              keys.seal(id, id, CouncilEyes.MINUTES, body.minutes()),
              ask.actor(),
              ask.at());
        });
  }

  private Set<AgendaItemId> done(Sitting meeting) {
    var done = new HashSet<AgendaItemId>();
    for (AgendaItemId id : meeting.schedule().keySet()) {
      if (commands.load(AgendaItems.INSTANCE, id.value()).state() instanceof Tabled item
          && switch (item.stage()) {
            case PROPOSED, SCHEDULED, DISCUSSING, VOTING ->
                !meeting.meeting().equals(item.meeting());
            case ADOPTED, REJECTED, DEFERRED, EXECUTING, ACCOUNTED, WITHDRAWN -> true;
          }) {
        done.add(id);
      }
    }
    return done;
  }

  @POST
  @Path("/{id}/publish-minutes")
  @Allowed(CNC)
  @Operation(operationId = "publishMinutes", summary = "Publish the minutes / 公布会议纪要")
  public RestResponse<ShownMeeting> publishMinutes(
      @PathParam("id") UUID id, @NotNull @Valid PublishMinutesRequest body) {
    return meetings.command(
        id,
        body,
        (ask, meeting) -> {
          Sitting sitting = (Sitting) meeting;
          return new PublishMinutes(
              new MeetingId(id),
              rosters.on(sitting.body(), sitting.date()),
              body.text(),
              ask.actor(),
              ask.at());
        });
  }

  @POST
  @Path("/{id}/cancel")
  @Allowed(CNC)
  @Operation(operationId = "cancelMeeting", summary = "Cancel a meeting / 取消会议")
  public RestResponse<ShownMeeting> cancel(
      @PathParam("id") UUID id, @NotNull @Valid CancelMeetingRequest body) {
    return meetings.commandWith(
        id, body, (ask, meeting) -> cancelling((Sitting) meeting, body.reason(), ask));
  }

  private List<Step<?, ?, ?>> cancelling(Sitting meeting, String reason, Ask ask) {
    Set<AgendaItemId> items = meeting.schedule().keySet();
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(
        Step.of(
            Meetings.INSTANCE,
            meeting.meeting().value(),
            new CancelMeeting(
                meeting.meeting(),
                rosters.on(meeting.body(), meeting.date()),
                items,
                reason,
                ask.actor(),
                ask.at())));
    for (AgendaItemId item : items) {
      steps.add(
          Step.of(
              AgendaItems.INSTANCE,
              item.value(),
              new ReturnItem(item, meeting.meeting(), ask.actor(), ask.at())));
    }
    return steps;
  }

  /** The meeting, for its items. */
  static Sitting sitting(CommandHandler commands, MeetingId id) {
    return commands.load(Meetings.INSTANCE, id.value()).state() instanceof Sitting sitting
        ? sitting
        : refuse(MeetingRefusal.MEETING_NOT_FOUND);
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getMeeting", summary = "One meeting / 会议详情")
  public RestResponse<ShownMeeting> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return meetings.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({CNC, COM, DIS})
  @Operation(operationId = "getMeetingEvents", summary = "History of a meeting / 会议历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return meetings.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({CNC, COM, DIS})
  @Operation(operationId = "diffMeeting", summary = "What changed in between / 会议变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return meetings.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listMeetings", summary = "The council calendar / 会议日程")
  public RestResponse<Page<ShownMeeting>> list(
      @QueryParam("community") @Nullable UUID community,
      @Parameter(description = "Only meetings of this body / 只看此组织的会议") @QueryParam("body")
          @Nullable UUID body,
      @Parameter(description = "Only meetings of this month, e.g. 2026-03 / 只看此月的会议，如 2026-03")
          @QueryParam("month")
          @Pattern(regexp = "[0-9]{4}-[0-9]{2}")
          @Nullable String month,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return meetings.page(
        MeetingRow.class,
        query
            .where("council", body)
            .where("month", month)
            .where("state", state)
            .page(cursor, limit));
  }
}
