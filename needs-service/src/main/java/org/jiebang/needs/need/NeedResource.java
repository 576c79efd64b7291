package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.NeedCommand.SaveDraft;
import org.jiebang.needs.need.NeedCommand.SubmitNeed;
import org.jiebang.needs.need.NeedCommand.Words;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** Needs over HTTP: drafts, submission and reading. */
@Path(NeedEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "needs")
public class NeedResource {

  private final NeedEndpoint door;
  private final NeedTexts texts;
  private final NeedAudience audience;
  private final CommandHandler commands;
  private final Hierarchy hierarchy;
  private final CurrentCaller caller;

  NeedResource(
      NeedEndpoint door,
      NeedTexts texts,
      NeedAudience audience,
      CommandHandler commands,
      Hierarchy hierarchy,
      CurrentCaller caller) {
    this.door = door;
    this.texts = texts;
    this.audience = audience;
    this.commands = commands;
    this.hierarchy = hierarchy;
    this.caller = caller;
  }

  /** What a submitted need says. */
  sealed interface Form {
    @Nullable UUID estate();

    Category category();

    String text();

    @Nullable String riskStatement();

    String authorName();

    String authorPhone();

    @Nullable UUID author();
  }

  /**
   * A need to be.
   *
   * @param author whose need it is, when somebody else writes it down; absent: the caller's own
   * @param riskStatement required in categories with risks, e.g. {@code CHILD_CARE}
   */
  public record SubmitRequest(
      @NotNull UUID community,
      @Nullable UUID estate,
      @NotNull @Known Category category,
      @NotBlank @Size(max = 4000) String text,
      @Size(max = 2000) @Nullable String riskStatement,
      @NotBlank @Size(max = 80) String authorName,
      @NotBlank @Pattern(regexp = "\\+?[0-9][0-9 -]{4,19}") String authorPhone,
      @Nullable UUID author)
      implements Form {}

  /** What a draft says when it is submitted; its community is that of the draft. */
  public record SubmitDraftRequest(
      @Nullable UUID estate,
      @NotNull @Known Category category,
      @NotBlank @Size(max = 4000) String text,
      @Size(max = 2000) @Nullable String riskStatement,
      @NotBlank @Size(max = 80) String authorName,
      @NotBlank @Pattern(regexp = "\\+?[0-9][0-9 -]{4,19}") String authorPhone,
      @Nullable UUID author)
      implements Form {}

  /** As much of a need as there is yet. */
  public record DraftRequest(
      @NotNull UUID community,
      @Nullable UUID estate,
      @Known @Nullable Category category,
      @Size(max = 4000) @Nullable String text,
      @Size(max = 2000) @Nullable String riskStatement,
      @Size(max = 80) @Nullable String authorName,
      @Size(max = 20) @Nullable String authorPhone) {}

  @POST
  @ResponseStatus(201)
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "submitNeed", summary = "Submit a need / 提交需求")
  public RestResponse<ShownNeed> submit(@NotNull @Valid SubmitRequest body) {
    return door.needs()
        .create(
            body.community(),
            body,
            (ask, id) -> submission(new NeedId(id), new CommunityId(body.community()), body, ask));
  }

  @POST
  @Path("/{id}/submit")
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "submitDraft", summary = "Submit a draft / 提交草稿")
  public RestResponse<ShownNeed> submitDraft(
      @PathParam("id") UUID id, @NotNull @Valid SubmitDraftRequest body) {
    return door.seen(id)
        .command(
            id,
            body,
            (ask, need) ->
                submission(
                    new NeedId(id), new CommunityId(Needs.INSTANCE.tenantOf(need)), body, ask));
  }

  private SubmitNeed submission(NeedId need, CommunityId community, Form form, Ask ask) {
    if (!(commands.load(Communities.INSTANCE, community.value()).state()
        instanceof Community.Registered place)) {
      return refuse(org.jiebang.needs.place.CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    UUID author = author(form, community);
    return new SubmitNeed(
        need,
        community,
        place.open(),
        place.estates().keySet(),
        form.estate() == null ? null : new EstateId(form.estate()),
        form.category(),
        author,
        texts.seal(author, need, "authorName", form.authorName()),
        texts.seal(author, need, "authorPhone", form.authorPhone()),
        texts.seal(author, need, "text", form.text()),
        texts.sealed(author, need, "riskStatement", form.riskStatement()),
        ask.actor(),
        ask.at());
  }

  /** Residents speak for themselves; who collects needs may name the resident. */
  private UUID author(Form form, CommunityId community) {
    Caller who = caller.get();
    if (form.author() == null || form.author().equals(who.person())) {
      return who.person();
    }
    boolean collects =
        who.grant(Set.of(GRD, VOL, COM, APP), scope -> hierarchy.covers(scope, community.value()))
            != null;
    return collects ? form.author() : refuse(NeedRefusal.ROLE_NOT_ALLOWED);
  }

  @POST
  @ResponseStatus(201)
  @Path("/drafts")
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "createDraft", summary = "Keep a draft / 新建草稿")
  public RestResponse<ShownNeed> createDraft(@NotNull @Valid DraftRequest body) {
    return door.needs().create(body.community(), body, (ask, id) -> draft(id, body, ask));
  }

  @POST
  @Path("/{id}/save-draft")
  @Allowed({RES, GRD, VOL, COM, APP})
  @Operation(operationId = "saveDraft", summary = "Save a draft again / 保存草稿")
  public RestResponse<ShownNeed> saveDraft(
      @PathParam("id") UUID id, @NotNull @Valid DraftRequest body) {
    return door.seen(id).command(id, body, (ask, need) -> draft(id, body, ask));
  }

  private SaveDraft draft(UUID id, DraftRequest body, Ask ask) {
    NeedId need = new NeedId(id);
    texts.refuseErased(caller.get().person());
    return new SaveDraft(
        need,
        new CommunityId(body.community()),
        body.estate() == null ? null : new EstateId(body.estate()),
        body.category(),
        new Words(
            texts.sealed(id, need, "authorName", body.authorName()),
            texts.sealed(id, need, "authorPhone", body.authorPhone()),
            texts.sealed(id, need, "text", body.text()),
            texts.sealed(id, need, "riskStatement", body.riskStatement())),
        ask.actor(),
        ask.at());
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getNeed", summary = "One need / 需求详情")
  public RestResponse<ShownNeed> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return door.seen(id).get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getNeedEvents", summary = "History of a need / 需求历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return door.seen(id).events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffNeed", summary = "What changed in between / 需求变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return door.seen(id).diff(id, from, to);
  }

  /**
   * Needs of one community, of all the caller's communities, or the caller's own ({@code mine}).
   */
  @GET
  @SignedIn
  @Operation(operationId = "listNeeds", summary = "Needs / 需求列表")
  public RestResponse<Page<ShownNeed>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("mine") @DefaultValue("false") boolean mine,
      @QueryParam("state") @Nullable String state,
      @QueryParam("category") @Nullable String category,
      @QueryParam("urgency") @Nullable String urgency,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query =
        mine
            ? PageQuery.everywhere()
                .where("author", caller.get().person())
                .where("tenant", community)
            : visible(community);
    return door.needs()
        .page(
            NeedRow.class,
            query
                .where("state", state)
                .where("category", category)
                .where("urgency", urgency)
                .page(cursor, limit));
  }

  private PageQuery visible(@Nullable UUID community) {
    if (community == null) {
      // In some of them the caller may be of the desk, in others not.
      return PageQuery.ofMyScopes().where("draft", false).where("secluded", false);
    }
    boolean desk = audience.isDesk(caller.get(), new CommunityId(community));
    return PageQuery.in(community)
        .where("draft", false)
        .where("secluded", desk ? null : Boolean.FALSE);
  }
}
