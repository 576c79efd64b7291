package org.jiebang.matching.agreement;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.UNI;

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
import java.time.ZoneId;
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
import org.jiebang.matching.agreement.AgreementCommand.ProposeAgreement;
import org.jiebang.matching.agreement.AgreementCommand.RenewAgreement;
import org.jiebang.matching.agreement.AgreementCommand.SignAgreement;
import org.jiebang.matching.agreement.AgreementCommand.TerminateAgreement;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.KnownNeeds;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/** Partnership agreements over HTTP. */
@Path("/api/v1/agreements")
@RunOnVirtualThread
@Tag(name = "agreements", description = "Between communities and universities / 共建协议")
public class AgreementResource {

  private static final int CADRE_QUOTA = 10;
  private static final int BOARD_QUOTA = 20;

  /** Of communities that we heard of before they told us theirs. */
  private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

  private final Endpoint<AgreementCommand, Agreement, AgreementEvent, AgreementBody, AgreementBody>
      agreements;
  private final CommandHandler commands;
  private final CurrentCaller current;
  private final Hierarchy hierarchy;
  private final KnownNeeds known;

  AgreementResource(
      Endpoints endpoints,
      CommandHandler commands,
      CurrentCaller current,
      Hierarchy hierarchy,
      KnownNeeds known) {
    this.commands = commands;
    this.current = current;
    this.hierarchy = hierarchy;
    this.known = known;
    this.agreements =
        endpoints.of(
            Agreements.INSTANCE,
            new AgreementPicture(),
            "/api/v1/agreements",
            (id, body, caller) -> body);
  }

  /**
   * An agreement to be.
   *
   * @param fields categories it covers; empty: all
   * @param cadreQuota people seconded per term; absent: 10 (S0)
   * @param boardQuota tasks that may be bid for or done at a time; absent: 20
   * @param obligations what the organisation owes each month; absent: nothing
   */
  public record ProposeRequest(
      @NotNull UUID community,
      @NotNull UUID organisation,
      @NotNull @Size(max = 32)
          List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String> fields,
      @NotBlank @Size(max = 2000) String principle,
      @NotNull Instant from,
      @NotNull Instant until,
      @Min(0) @Max(1000) @Nullable Integer cadreQuota,
      @Min(1) @Max(100) @Nullable Integer boardQuota,
      @Nullable @Size(max = 10) List<@NotNull @Valid ObligationRequest> obligations) {}

  /**
   * Sessions to be held each calendar month.
   *
   * @param fields categories whose sessions count; empty or absent: all of the agreement
   * @param sessions a month
   */
  public record ObligationRequest(
      @NotNull ObligationKind kind,
      @Nullable @Size(max = 32)
          List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String> fields,
      @Min(1) @Max(200) int sessions) {

    Obligation obligation() {
      return new Obligation(
          kind, fields == null ? List.of() : fields.stream().map(Category::new).toList(), sessions);
    }
  }

  /** To when the agreement is to be prolonged; it is when both sides say the same. */
  public record RenewRequest(@NotNull Instant until) {}

  /** Why it ends before its time; seen by both sides. */
  public record TerminateRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, UNI})
  @Operation(operationId = "proposeAgreement", summary = "Propose an agreement / 提出共建协议")
  public RestResponse<AgreementBody> propose(@NotNull @Valid ProposeRequest body) {
    var community = new CommunityId(body.community());
    var organisation = new OrganisationId(body.organisation());
    AgreementId agreement = AgreementId.of(community, organisation);
    return agreements.createWith(
        proposer(body),
        body,
        (ask, unused) ->
            List.of(
                Step.of(
                    Agreements.INSTANCE,
                    agreement.value(),
                    new ProposeAgreement(
                        agreement,
                        new Agreement.Deal(
                            community,
                            organisation,
                            body.fields().stream().map(Category::new).toList(),
                            body.principle().strip(),
                            body.from(),
                            body.until(),
                            body.cadreQuota() == null ? CADRE_QUOTA : body.cadreQuota(),
                            body.boardQuota() == null ? BOARD_QUOTA : body.boardQuota()),
                        obligations(body.obligations()),
                        zone(body.community()),
                        known.community(body.community()) != null,
                        open(organisation),
                        ask.actor(),
                        ask.at()))));
  }

  /** The side that the caller proposes for: there the role must be held. */
  private UUID proposer(ProposeRequest body) {
    Caller caller = current.get();
    boolean desk =
        caller.grant(Set.of(COM), held -> hierarchy.covers(held, body.community())) != null;
    return desk ? body.community() : body.organisation();
  }

  private static List<Obligation> obligations(@Nullable List<ObligationRequest> asked) {
    return asked == null ? List.of() : asked.stream().map(ObligationRequest::obligation).toList();
  }

  private ZoneId zone(UUID community) {
    InboundCommunity place = known.community(community);
    return place == null || place.timeZone == null ? DEFAULT_ZONE : ZoneId.of(place.timeZone);
  }

  private boolean open(OrganisationId organisation) {
    return commands.load(Organisations.INSTANCE, organisation.value()).state()
            instanceof Registered r
        && r.open();
  }

  @POST
  @Path("/{id}/sign")
  @Allowed({COM, UNI})
  @Operation(operationId = "signAgreement", summary = "Sign for your side / 签署协议")
  public RestResponse<AgreementBody> sign(@PathParam("id") UUID id, @Nullable Empty body) {
    return agreements.command(
        id,
        Empty.BODY,
        (ask, agreement) -> new SignAgreement(new AgreementId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/renew")
  @Allowed({COM, UNI})
  @Operation(operationId = "renewAgreement", summary = "Prolong, when both sides ask / 续签协议")
  public RestResponse<AgreementBody> renew(
      @PathParam("id") UUID id, @NotNull @Valid RenewRequest body) {
    return agreements.command(
        id,
        body,
        (ask, agreement) ->
            new RenewAgreement(new AgreementId(id), body.until(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/terminate")
  @Allowed({COM, UNI, DIS})
  @Operation(operationId = "terminateAgreement", summary = "End before its time / 终止协议")
  public RestResponse<AgreementBody> terminate(
      @PathParam("id") UUID id, @NotNull @Valid TerminateRequest body) {
    return agreements.command(
        id,
        body,
        (ask, agreement) ->
            new TerminateAgreement(new AgreementId(id), body.reason(), ask.actor(), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getAgreement", summary = "One agreement / 协议详情")
  public RestResponse<AgreementBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return agreements.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getAgreementEvents", summary = "History / 协议历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return agreements.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffAgreement", summary = "What changed in between / 协议变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return agreements.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listAgreements", summary = "Agreements / 协议列表")
  public RestResponse<Page<AgreementBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("organisation") @Nullable UUID organisation,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return agreements.page(
        AgreementRow.class,
        among(community, organisation)
            .where("organisation", organisation)
            .where("state", state)
            .page(cursor, limit));
  }

  /** An organisation finds its own agreements in whichever community they are. */
  private PageQuery among(@Nullable UUID community, @Nullable UUID organisation) {
    if (community != null) {
      return PageQuery.in(community);
    }
    boolean own =
        organisation != null
            && current.get().scopes().stream().anyMatch(s -> hierarchy.covers(s, organisation));
    return own ? PageQuery.everywhere() : PageQuery.ofMyScopes();
  }
}
