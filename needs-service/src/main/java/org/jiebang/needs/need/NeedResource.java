package org.jiebang.needs.need;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.NeedCommand.SaveDraft;
import org.jiebang.needs.need.NeedCommand.Words;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jspecify.annotations.Nullable;

/** Needs over HTTP: drafts, submission and reading. */
@Path(NeedEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "needs", description = "What residents need / 居民需求")
public class NeedResource {

  private final NeedEndpoint door;
  private final NeedTexts texts;
  private final NeedFinding finding;
  private final NeedSubmission submission;
  private final CurrentCaller caller;
  private final PoliciesInForce policies;

  NeedResource(
      NeedEndpoint door,
      NeedTexts texts,
      NeedFinding finding,
      NeedSubmission submission,
      CurrentCaller caller,
      PoliciesInForce policies) {
    this.policies = policies;
    this.door = door;
    this.texts = texts;
    this.finding = finding;
    this.submission = submission;
    this.caller = caller;
  }

  /** What a submitted need says. */
  public sealed interface Form {
    @Nullable UUID estate();

    Category category();

    String text();

    @Nullable String riskStatement();

    @Nullable String authorName();

    @Nullable String authorPhone();

    @Nullable UUID author();

    @Nullable Channel channel();

    @Nullable String onBehalfOf();

    @Nullable Boolean anonymous();

    @Nullable String targetGroup();

    @Nullable String building();

    @Nullable String door();

    @Nullable Map<String, String> fields();
  }

  /**
   * A need to be.
   *
   * @param author whose need it is, when somebody else writes it down; absent: the caller's own
   * @param category one that the community takes, see {@code GET /taxonomies/in-force}
   * @param riskStatement required in categories with risks, e.g. {@code CHILD_CARE}
   * @param authorName required unless it is anonymous; so {@code authorPhone}
   * @param channel the way it came in; absent: it follows from the caller's role
   * @param onBehalfOf who it is for, when they have no account
   * @param anonymous true: nobody is told whose it is, where the category allows that
   * @param targetGroup whom it is for; absent: as the category says
   * @param building as the community counts them; so {@code door}
   * @param fields answers to the category's questions, by their codes, all as text: {@code 2.5},
   *     {@code 2026-03-05}, {@code YES}
   */
  @Schema(name = "SubmitNeedRequest")
  public record SubmitRequest(
      @NotNull UUID community,
      @Nullable UUID estate,
      @NotNull @Coded Category category,
      @NotBlank @Size(max = 4000) String text,
      @Size(max = 2000) @Nullable String riskStatement,
      @Size(max = 80) @Nullable String authorName,
      @Pattern(regexp = "\\+?[0-9][0-9 -]{4,19}") @Nullable String authorPhone,
      @Nullable UUID author,
      @Known @Nullable Channel channel,
      @Size(max = 80) @Nullable String onBehalfOf,
      @Nullable Boolean anonymous,
      @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") @Nullable String targetGroup,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String building,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String door,
      @Size(max = 20) @Nullable Map<String, @NotNull @Size(max = 2000) String> fields)
      implements Form {

    /** A need of its category's, with nothing to say beyond its text. */
    public SubmitRequest(
        UUID community,
        @Nullable UUID estate,
        Category category,
        String text,
        @Nullable String riskStatement,
        String authorName,
        String authorPhone,
        @Nullable UUID author) {
      this(
          community,
          estate,
          category,
          text,
          riskStatement,
          authorName,
          authorPhone,
          author,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    /** The same, come in by another way. */
    public SubmitRequest through(Channel way) {
      return new SubmitRequest(
          community,
          estate,
          category,
          text,
          riskStatement,
          authorName,
          authorPhone,
          author,
          way,
          onBehalfOf,
          anonymous,
          targetGroup,
          building,
          door,
          fields);
    }
  }

  /** What a draft says when it is submitted; its community is that of the draft. */
  public record SubmitDraftRequest(
      @Nullable UUID estate,
      @NotNull @Coded Category category,
      @NotBlank @Size(max = 4000) String text,
      @Size(max = 2000) @Nullable String riskStatement,
      @Size(max = 80) @Nullable String authorName,
      @Pattern(regexp = "\\+?[0-9][0-9 -]{4,19}") @Nullable String authorPhone,
      @Nullable UUID author,
      @Known @Nullable Channel channel,
      @Size(max = 80) @Nullable String onBehalfOf,
      @Nullable Boolean anonymous,
      @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") @Nullable String targetGroup,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String building,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String door,
      @Size(max = 20) @Nullable Map<String, @NotNull @Size(max = 2000) String> fields)
      implements Form {}

  /** As much of a need as there is yet. */
  @Schema(name = "NeedDraftRequest")
  public record DraftRequest(
      @NotNull UUID community,
      @Nullable UUID estate,
      @Coded @Nullable Category category,
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
            (ask, id) ->
                submission.of(new NeedId(id), new CommunityId(body.community()), body, ask));
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
                submission.of(
                    new NeedId(id), new CommunityId(Needs.INSTANCE.tenantOf(need)), body, ask));
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
        policies.at(body.community(), ask.at()).draftKept(),
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
  @Operation(
      operationId = "listNeeds",
      summary = "Needs / 需求列表",
      description =
          "Newest first. With text only needs that the caller may read, whose words have all of its"
              + " pairs of letters (a single letter: the letter); traditional and simplified"
              + " characters, width and case do not matter. With overdue those whose deadline has"
              + " passed and which wait for the caller: the desk, a grid worker (to be verified),"
              + " or the author (a question). With list what is on that list of needs, as it was"
              + " closed or stands now; what has become of them since is shown.")
  public RestResponse<Page<ShownNeed>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("mine") @DefaultValue("false") boolean mine,
      @QueryParam("list") @Nullable UUID list,
      @QueryParam("author") @Nullable UUID author,
      @QueryParam("estate") @Nullable UUID estate,
      @QueryParam("grid") @Size(max = 20) @Nullable String grid,
      @QueryParam("microGrid") @Size(max = 20) @Nullable String microGrid,
      @QueryParam("state") @Nullable String state,
      @QueryParam("category") @Nullable String category,
      @QueryParam("urgency") @Nullable String urgency,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("targetGroup") @Nullable String targetGroup,
      @QueryParam("overdue") @DefaultValue("false") boolean overdue,
      @QueryParam("text") @Size(min = 1, max = 64) @Nullable String text,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var filters =
        new NeedFilters(
            community,
            mine,
            list,
            author,
            estate,
            grid,
            microGrid,
            state,
            category,
            urgency,
            channel,
            targetGroup,
            overdue,
            text);
    return door.needs().page(NeedRow.class, finding.query(filters).page(cursor, limit));
  }
}
