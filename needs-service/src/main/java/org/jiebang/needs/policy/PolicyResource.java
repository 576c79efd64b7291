package org.jiebang.needs.policy;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.policy.PolicyCommand.ChangePolicy;
import org.jiebang.needs.policy.PolicyCommand.EstablishPolicy;
import org.jiebang.needs.tripartite.Cadence;
import org.jiebang.needs.tripartite.Duty;
import org.jspecify.annotations.Nullable;

/** Policies of communities over HTTP. */
@Path("/api/v1/community-policies")
@RunOnVirtualThread
@Tag(name = "community policies", description = "Times, windows and limits / 社区规则参数")
public class PolicyResource {

  private final Endpoint<PolicyCommand, Policy, PolicyEvent, PolicyBody, PolicyBody> policies;
  private final CommandHandler commands;
  private final Clock clock;

  PolicyResource(Endpoints endpoints, CommandHandler commands, Clock clock) {
    this.policies =
        endpoints.of(
            Policies.INSTANCE,
            new PolicyPicture(),
            "/api/v1/community-policies",
            (id, body, caller) -> body);
    this.commands = commands;
    this.clock = clock;
  }

  /** A duty of the three parties, and how often it is due. */
  @Schema(name = "TripartiteDueDutyRequest")
  public record DueDutyRequest(@NotNull Duty duty, @NotNull Cadence cadence) {}

  /**
   * What shall hold, all of it; read the values in force first, and change what is to change. What
   * may be left out holds by default then.
   */
  @Schema(name = "PolicyValuesRequest")
  public record ValuesRequest(
      @NotNull @Min(1) @Max(720) Integer verifyHours,
      @NotNull @Min(1) @Max(2160) Integer answerHours,
      @NotNull @Min(1) @Max(72) Integer dangerHours,
      @NotNull @Min(1) @Max(720) Integer utilitiesHours,
      @NotNull @Min(1) @Max(2160) Integer generalHours,
      @NotNull @Min(1) @Max(8760) Integer complexHours,
      @NotNull @Min(1) @Max(365) Integer reopenDays,
      @NotNull @Min(0) @Max(20) Integer reopenLimit,
      @NotNull @Min(0) @Max(10_080) Integer dailyCutOffMinutes,
      @NotNull @Min(0) @Max(10_080) Integer weeklyCutOffMinutes,
      @NotNull @Min(0) @Max(10_080) Integer monthlyCutOffMinutes,
      @NotNull @Size(max = 50)
          List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") String> councilCategories,
      @Min(1) @Max(365) @Nullable Integer draftDays,
      @Min(1) @Max(365) @Nullable Integer unmergeDays,
      @Min(0) @Max(10) @Nullable Integer referralRounds,
      @Min(1) @Max(90) @Nullable Integer silenceDays,
      @Min(1) @Max(100) @Nullable Integer attachmentsLimit,
      @Min(5) @Max(480) @Nullable Integer doorCodeMinutes,
      @Size(max = 4)
          @Nullable List<@NotNull @Pattern(regexp = "DANGER|UTILITIES|GENERAL|COMPLEX") String>
              urgentTopics,
      @Min(1) @Max(90) @Nullable Integer contestDays,
      @Min(0) @Max(8640) @Nullable Integer nightCheckMinutes,
      @Min(1) @Max(200) @Nullable Integer subscriptionsPerPerson,
      @Min(1) @Max(100) @Nullable Integer channelSubscriptions,
      @Min(1) @Max(99) @Nullable Integer quorumPercent,
      @Nullable Boolean councilOwnersOnly,
      @Min(14) @Max(120) @Nullable Integer councilMaxAge,
      @Min(10) @Max(100) @Nullable Integer scoreThresholdTenths,
      @Size(min = 1, max = 5) @Nullable List<@NotNull @Valid DueDutyRequest> tripartiteDuties,
      @Nullable DayOfWeek nightCheckWeekday) {

    /** What is named here has the same name there. */
    PolicyValues values() {
      if (tripartiteDuties != null
          && tripartiteDuties.stream().map(DueDutyRequest::duty).distinct().count()
              < tripartiteDuties.size()) {
        throw Violation.of("values.tripartiteDuties", "must name a duty once", "每项履职只能列一次");
      }
      ObjectNode named = Json.EVENTS.valueToTree(this);
      named.set("councilCategories", distinct(councilCategories));
      if (urgentTopics != null) {
        named.set("urgentTopics", distinct(urgentTopics));
      }
      return Json.EVENTS.convertValue(named, PolicyValues.class);
    }

    private static JsonNode distinct(List<String> codes) {
      return Json.EVENTS.valueToTree(codes.stream().distinct().toList());
    }
  }

  /**
   * A community's first decision.
   *
   * @param effectiveFrom from when on it holds; absent: at once
   * @param reason for everybody to read; without it 422 REASON_REQUIRED
   */
  @Schema(name = "EstablishPolicyRequest")
  public record EstablishRequest(
      @NotNull UUID community,
      @NotNull @Valid ValuesRequest values,
      @PlausibleDay @Nullable Instant effectiveFrom,
      @Size(max = 500) @Nullable String reason) {}

  /** As at the first decision. */
  @Schema(name = "ChangePolicyRequest")
  public record ChangeRequest(
      @NotNull @Valid ValuesRequest values,
      @PlausibleDay @Nullable Instant effectiveFrom,
      @Size(max = 500) @Nullable String reason) {}

  /**
   * What holds in a community at a moment.
   *
   * @param decided false: these are the defaults
   */
  @Schema(name = "PolicyInForce")
  public record InForce(UUID community, Instant at, boolean decided, PolicyValues values) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, DIS})
  @Operation(operationId = "establishPolicy", summary = "Decide instead of the defaults / 设定规则参数")
  public RestResponse<PolicyBody> establish(@NotNull @Valid EstablishRequest body) {
    CommunityId community = new CommunityId(body.community());
    PolicyId id = PolicyId.of(community);
    return policies.createWith(
        body.community(),
        body,
        (ask, minted) -> {
          registered(body.community());
          return List.of(
              Step.of(
                  Policies.INSTANCE,
                  id.value(),
                  new EstablishPolicy(
                      id,
                      community,
                      body.values().values(),
                      body.effectiveFrom(),
                      body.reason(),
                      ask.at())));
        });
  }

  private void registered(UUID community) {
    if (!(commands.load(Communities.INSTANCE, community).state() instanceof Community.Registered)) {
      refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
  }

  @POST
  @Path("/{id}/change")
  @Allowed({COM, DIS})
  @Operation(operationId = "changePolicy", summary = "Change what holds / 变更规则参数")
  public RestResponse<PolicyBody> change(
      @PathParam("id") UUID id, @NotNull @Valid ChangeRequest body) {
    return policies.command(
        id,
        body,
        (ask, policy) ->
            new ChangePolicy(
                new PolicyId(id),
                body.values().values(),
                body.effectiveFrom(),
                body.reason(),
                ask.at()));
  }

  /** Of now unless {@code at} says otherwise. */
  @GET
  @Path("/in-force")
  @SignedIn
  @Operation(operationId = "getPolicyInForce", summary = "What holds in a community / 现行规则参数")
  public InForce inForce(
      @QueryParam("community") @NotNull UUID community,
      @QueryParam("at") @Size(max = 40) @Nullable String at) {
    registered(community);
    Instant moment = at == null ? clock.now() : instant(at);
    Policy policy =
        commands.load(Policies.INSTANCE, PolicyId.of(new CommunityId(community)).value()).state();
    return new InForce(
        community, moment, policy.decisionAt(moment) != null, inFull(policy.at(moment)));
  }

  /** The same, with everything named that holds by default. */
  static PolicyValues inFull(PolicyValues decided) {
    ObjectNode all = Json.EVENTS.valueToTree(PolicyValues.DEFAULT);
    all.setAll(Json.EVENTS.<ObjectNode>valueToTree(decided)); // without what is not named
    Integer age = decided.councilAgeMost();
    if (age != null) {
      all.put("councilMaxAge", age);
    }
    return Json.EVENTS.convertValue(all, PolicyValues.class);
  }

  private static Instant instant(String at) {
    try {
      return Instant.parse(at);
    } catch (DateTimeParseException e) {
      throw Violation.of(
          "at", "must be an instant like 2026-03-05T02:00:00Z", "须为时刻，例如 2026-03-05T02:00:00Z");
    }
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getPolicy", summary = "One policy / 规则参数详情")
  public RestResponse<PolicyBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return policies.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getPolicyEvents", summary = "History of a policy / 规则参数历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return policies.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffPolicy", summary = "What changed in between / 规则参数变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return policies.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listPolicies", summary = "Policies / 规则参数列表")
  public RestResponse<Page<PolicyBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return policies.page(
        PolicyRow.class, PageQuery.everywhere().where("tenant", community).page(cursor, limit));
  }
}
