package org.jiebang.matching.volunteer;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.UNI;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.volunteer.Volunteer.Registered;
import org.jiebang.matching.volunteer.VolunteerCommand.CompleteTraining;
import org.jiebang.matching.volunteer.VolunteerCommand.ConfirmMembership;
import org.jiebang.matching.volunteer.VolunteerCommand.InsureVolunteer;
import org.jiebang.matching.volunteer.VolunteerCommand.RegisterVolunteer;
import org.jspecify.annotations.Nullable;

/** Volunteers over HTTP. */
@Path("/api/v1/volunteers")
@RunOnVirtualThread
@Tag(name = "volunteers", description = "Those who serve / 志愿者")
public class VolunteerResource {

  private static final String CODE = "[A-Z][A-Z0-9_]{1,39}";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int OF_AGE = 18;
  private static final Set<Role> DESK = Set.of(COM, GRD, DIS);
  private static final Set<Role> ORGANISATION = Set.of(UNI, DEP);

  private final Endpoint<VolunteerCommand, Volunteer, VolunteerEvent, VolunteerBody, ShownVolunteer>
      volunteers;
  private final PersonKeys keys;
  private final CurrentCaller caller;
  private final Hierarchy hierarchy;
  private final CommandHandler commands;

  VolunteerResource(
      Endpoints endpoints,
      PersonKeys keys,
      CurrentCaller caller,
      Hierarchy hierarchy,
      CommandHandler commands) {
    this.keys = keys;
    this.caller = caller;
    this.hierarchy = hierarchy;
    this.commands = commands;
    this.volunteers =
        endpoints.of(Volunteers.INSTANCE, new VolunteerPicture(), "/api/v1/volunteers", this::show);
  }

  /**
   * Oneself as a volunteer.
   *
   * @param community where one wants to serve first
   * @param organisation university or department one belongs to, if any; it may confirm that
   */
  public record RegisterRequest(
      @NotNull UUID community, @NotNull @Past LocalDate birthDate, @Nullable UUID organisation) {}

  /**
   * A training.
   *
   * @param category what it is for, e.g. {@code MEDICAL_CARE}
   */
  public record TrainingRequest(
      @NotBlank @Pattern(regexp = CODE) String category, @NotNull Instant validUntil) {}

  /** An accident insurance. */
  public record InsuranceRequest(@NotNull Instant insuredUntil) {}

  /** A membership, confirmed by the organisation itself. */
  public record MembershipRequest(@NotNull UUID organisation) {}

  @POST
  @ResponseStatus(201)
  @Allowed({VOL, RES})
  @Operation(operationId = "registerVolunteer", summary = "Register as a volunteer / 志愿者注册")
  public RestResponse<ShownVolunteer> register(@NotNull @Valid RegisterRequest body) {
    return volunteers.createWith(
        body.community(),
        body,
        (ask, minted) -> {
          UUID person = requireNonNull(ask.actor().person());
          var id = VolunteerId.of(person);
          LocalDate today = LocalDate.ofInstant(ask.at(), ZONE);
          return List.of(
              Step.of(
                  Volunteers.INSTANCE,
                  id.value(),
                  new RegisterVolunteer(
                      id,
                      person,
                      body.community(),
                      keys.seal(person, id.value(), "birthDate", body.birthDate().toString()),
                      !body.birthDate().plusYears(OF_AGE).isAfter(today),
                      body.organisation(),
                      ask.actor(),
                      ask.at())));
        });
  }

  @POST
  @Path("/{id}/trainings")
  @Allowed({COM, DEP})
  @Operation(operationId = "completeTraining", summary = "Note a training / 登记培训")
  public RestResponse<ShownVolunteer> train(
      @PathParam("id") UUID id, @NotNull @Valid TrainingRequest body) {
    return volunteers.command(
        id,
        body,
        (ask, v) ->
            new CompleteTraining(
                new VolunteerId(id), body.category(), body.validUntil(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/insurances")
  @Allowed({COM, DEP})
  @Operation(operationId = "insureVolunteer", summary = "Note an insurance / 登记保险")
  public RestResponse<ShownVolunteer> insure(
      @PathParam("id") UUID id, @NotNull @Valid InsuranceRequest body) {
    return volunteers.command(
        id,
        body,
        (ask, v) ->
            new InsureVolunteer(new VolunteerId(id), body.insuredUntil(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/memberships")
  @Allowed({UNI, DEP})
  @Operation(operationId = "confirmMembership", summary = "Confirm a member / 确认成员")
  public RestResponse<ShownVolunteer> confirmMembership(
      @PathParam("id") UUID id, @NotNull @Valid MembershipRequest body) {
    return volunteers.command(
        id,
        body,
        (ask, v) ->
            new ConfirmMembership(
                new VolunteerId(id), ownOrganisation(body, ask.actor()), ask.actor(), ask.at()));
  }

  /** Nobody confirms members of another organisation than their own. */
  private static UUID ownOrganisation(MembershipRequest body, Actor actor) {
    return body.organisation().equals(actor.scope())
        ? body.organisation()
        : Rejected.refuse(VolunteerRefusal.ROLE_NOT_ALLOWED);
  }

  /** Oneself. */
  @GET
  @Path("/mine")
  @SignedIn
  @Operation(operationId = "getMyVolunteer", summary = "Oneself as a volunteer / 我的志愿者信息")
  public RestResponse<ShownVolunteer> mine() {
    return volunteers.get(VolunteerId.of(caller.get().person()).value(), null);
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getVolunteer", summary = "One volunteer / 志愿者详情")
  public RestResponse<ShownVolunteer> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return volunteers.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getVolunteerEvents", summary = "History / 志愿者历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    onlySelfOrInCharge(id);
    return volunteers.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffVolunteer", summary = "What changed in between / 志愿者变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return volunteers.diff(id, from, to);
  }

  @GET
  @Allowed({COM, DEP, UNI, DIS})
  @Operation(operationId = "listVolunteers", summary = "Volunteers of a community / 志愿者列表")
  public RestResponse<Page<ShownVolunteer>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("organisation") @Nullable UUID organisation,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return volunteers.page(
        VolunteerRow.class, query.where("organisation", organisation).page(cursor, limit));
  }

  /** Neighbours see that somebody is a volunteer; the rest is for themself and those in charge. */
  private ShownVolunteer show(UUID id, VolunteerBody b, Caller who) {
    boolean self = b.person().equals(who.person());
    boolean more = self || inCharge(who, b.community(), b.organisation(), b.memberOf());
    return new ShownVolunteer(
        b.id(),
        b.state(),
        b.person(),
        b.community(),
        more ? b.adult() : null,
        self && who.readsPersonal() ? keys.open(b.birthDate(), id, "birthDate") : null,
        more ? b.trainings() : null,
        more ? b.insuredUntil() : null,
        more ? b.organisation() : null,
        more ? b.memberOf() : null,
        self ? b.calendar() : null);
  }

  private boolean inCharge(
      Caller who, UUID community, @Nullable UUID declared, Collection<UUID> memberOf) {
    return who.grant(DESK, at -> hierarchy.covers(at, community)) != null
        || who.grant(
                ORGANISATION,
                at ->
                    memberOf.stream().anyMatch(o -> hierarchy.covers(at, o))
                        || (declared != null && hierarchy.covers(at, declared)))
            != null;
  }

  /** The history says more than the present, so it is for the same few. */
  private void onlySelfOrInCharge(UUID id) {
    if (commands.load(Volunteers.INSTANCE, id).state() instanceof Registered v
        && !v.person().equals(caller.get().person())
        && !inCharge(caller.get(), v.community(), v.organisation(), v.memberOf())) {
      throw NotFound.of(Volunteers.INSTANCE);
    }
  }
}
