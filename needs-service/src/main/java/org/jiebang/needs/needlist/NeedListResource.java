package org.jiebang.needs.needlist;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
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
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedList.Phase;
import org.jiebang.needs.needlist.NeedListCommand.CorrectList;
import org.jiebang.needs.needlist.NeedListCommand.ExpectChild;
import org.jiebang.needs.needlist.NeedListCommand.OpenList;
import org.jiebang.needs.needlist.NeedListCommand.PublishList;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.policy.Policies;
import org.jiebang.needs.policy.PolicyValues;
import org.jspecify.annotations.Nullable;

/** Need lists over HTTP. */
@Path("/api/v1/need-lists")
@RunOnVirtualThread
@Tag(name = "need lists", description = "Daily, weekly and monthly lists of needs / 需求清单")
public class NeedListResource {

  private final Endpoint<NeedListCommand, NeedList, NeedListEvent, NeedListBody, NeedListBody>
      lists;
  private final CommandHandler commands;
  private final Hierarchy hierarchy;
  private final CurrentCaller caller;

  NeedListResource(
      Endpoints endpoints, CommandHandler commands, Hierarchy hierarchy, CurrentCaller caller) {
    this.caller = caller;
    this.lists =
        endpoints.of(NeedLists.INSTANCE, new NeedListPicture(), "/api/v1/need-lists", this::show);
    this.commands = commands;
    this.hierarchy = hierarchy;
  }

  /**
   * A list to be.
   *
   * @param period a day {@code 2026-03-05}, a week {@code 2026-W10} or a month {@code 2026-03}
   */
  @PeriodOfLevel
  public record OpenRequest(
      @NotNull UUID community, @NotNull ListLevel level, @NotNull @Size(max = 10) String period) {}

  /**
   * What was wrong with a closed list; without a reason 422 REASON_REQUIRED.
   *
   * @param add needs to take in, or to bring up to date
   */
  public record CorrectRequest(
      @Size(max = 100) @Nullable List<@NotNull UUID> add,
      @Size(max = 100) @Nullable List<@NotNull UUID> remove,
      @Size(max = 500) @Nullable String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "openNeedList", summary = "Open a list / 开启清单")
  public RestResponse<NeedListBody> open(@NotNull @Valid OpenRequest body) {
    ListPeriod period = requireNonNull(ListPeriod.parse(body.level(), body.period()));
    CommunityId community = new CommunityId(body.community());
    return lists.createWith(
        body.community(), body, (ask, id) -> opening(community, period, ask.at()));
  }

  /** Opens the list and, with it, those that it rolls up to: they know what they wait for. */
  private List<Step<NeedListCommand, NeedList, NeedListEvent>> opening(
      CommunityId community, ListPeriod period, Instant at) {
    if (!(commands.load(Communities.INSTANCE, community.value()).state()
        instanceof Community.Registered place)) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    ZoneId zone = place.timeZone();
    PolicyValues inForce = Policies.at(commands, community, at);
    NeedListId list = NeedListId.of(community, period);
    var steps = new ArrayList<Step<NeedListCommand, NeedList, NeedListEvent>>();
    steps.add(step(new OpenList(list, community, period, cutOff(period, zone, inForce, at), at)));
    NeedListId child = list;
    for (ListPeriod up = period.parent(); up != null; up = up.parent()) {
      NeedListId above = NeedListId.of(community, up);
      steps.add(
          step(new ExpectChild(above, community, up, cutOff(up, zone, inForce, at), child, at)));
      child = above;
    }
    return steps;
  }

  private static Step<NeedListCommand, NeedList, NeedListEvent> step(NeedListCommand command) {
    return Step.of(NeedLists.INSTANCE, command.list().value(), command);
  }

  /** A list opened after its period is the desk's to close. */
  private static @Nullable Instant cutOff(
      ListPeriod period, ZoneId zone, PolicyValues inForce, Instant now) {
    Instant cutOff = period.cutOff(zone, inForce.cutOff(period.level()));
    return cutOff.isAfter(now) ? cutOff : null;
  }

  @POST
  @Path("/{id}/close")
  @Allowed(COM)
  @Operation(operationId = "closeNeedList", summary = "Close a list / 关闭清单")
  public RestResponse<NeedListBody> close(@PathParam("id") UUID id, @Nullable Empty body) {
    return lists.commandWith(
        id, Empty.BODY, (ask, list) -> ListClosing.steps(commands, new NeedListId(id), ask.at()));
  }

  @POST
  @Path("/{id}/publish")
  @Allowed(COM)
  @Operation(operationId = "publishNeedList", summary = "Publish a list / 公示清单")
  public RestResponse<NeedListBody> publish(@PathParam("id") UUID id, @Nullable Empty body) {
    return lists.command(
        id, Empty.BODY, (ask, list) -> new PublishList(new NeedListId(id), ask.at()));
  }

  @POST
  @Path("/{id}/correct")
  @Allowed(COM)
  @Operation(operationId = "correctNeedList", summary = "Correct a closed list / 更正清单")
  public RestResponse<NeedListBody> correct(
      @PathParam("id") UUID id, @NotNull @Valid CorrectRequest body) {
    return lists.command(
        id,
        body,
        (ask, list) ->
            new CorrectList(
                new NeedListId(id),
                list instanceof Opened opened
                    ? ListClosing.items(commands, opened.community(), needs(body.add()))
                    : List.of(),
                needs(body.remove()),
                body.reason(),
                ask.at()));
  }

  private static List<NeedId> needs(@Nullable List<UUID> ids) {
    return ids == null ? List.of() : ids.stream().map(NeedId::new).toList();
  }

  /** What is on a list of a category that is not for everybody is for the desk, and not counted. */
  private NeedListBody show(UUID id, NeedListBody b, Caller caller) {
    if (isDesk(caller, b.community())) {
      return b;
    }
    // What is open says nothing of categories yet, so to others not even how much there is.
    List<ListItem> items = b.items().stream().filter(i -> !hidden(i)).toList();
    return new NeedListBody(
        b.id(),
        b.state(),
        b.community(),
        b.level(),
        b.period(),
        b.cutOff(),
        List.of(),
        b.openChildren(),
        items,
        0,
        b.version(),
        b.hash(),
        b.versions());
  }

  private boolean isDesk(Caller who, UUID community) {
    return who.grant(Set.of(GRD, COM), scope -> hierarchy.covers(scope, community)) != null;
  }

  /** Rows from before items said so themselves are of a time when mediation alone was secluded. */
  private static boolean hidden(ListItem item) {
    return item.secluded() || item.category().equals(Category.MEDIATION);
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getNeedList", summary = "One list / 清单详情")
  public RestResponse<NeedListBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return lists.get(id, asOf);
  }

  /** A closed monthly list, and what has become of its needs since. */
  @GET
  @Path("/{id}/problem-list")
  @SignedIn
  @Operation(operationId = "getProblemList", summary = "What became of a month's needs / 问题清单")
  public ProblemList problems(@PathParam("id") UUID id) {
    if (!(lists.readable(id) instanceof Opened list)) {
      return refuse(NeedListRefusal.NEED_LIST_NOT_FOUND);
    }
    if (list.period().level() != ListLevel.MONTHLY) {
      return refuse(NeedListRefusal.LIST_NOT_MONTHLY);
    }
    if (list.phase() == Phase.OPEN) {
      return refuse(NeedListRefusal.LIST_STILL_OPEN);
    }
    String hash = ListHash.of(list.list(), list.period(), list.version(), list.frozen());
    return ProblemList.of(list, hash, this::stage, isDesk(caller.get(), list.community().value()));
  }

  private Stage stage(NeedId need) {
    // Lists hold needs that were submitted.
    return ((Need.Filed) commands.load(Needs.INSTANCE, need.value()).state()).stage();
  }

  @GET
  @Path("/{id}/events")
  @Allowed({GRD, COM})
  @Operation(operationId = "getNeedListEvents", summary = "History of a list / 清单历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return lists.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({GRD, COM})
  @Operation(operationId = "diffNeedList", summary = "What changed in between / 清单变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return lists.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listNeedLists", summary = "Need lists / 清单列表")
  public RestResponse<Page<NeedListBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("level") @Nullable String level,
      @QueryParam("period") @Nullable String period,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return lists.page(
        NeedListRow.class,
        query
            .where("level", level)
            .where("period", period)
            .where("state", state)
            .page(cursor, limit));
  }
}
