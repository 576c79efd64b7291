package org.jiebang.gateway.person;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.gateway.person.PersonCommand.ErasePerson;
import org.jiebang.gateway.person.PersonCommand.GiveGrant;
import org.jiebang.gateway.person.PersonCommand.RevokeGrant;
import org.jspecify.annotations.Nullable;

/** Persons over HTTP. */
@Path("/api/v1/persons")
@RunOnVirtualThread
@Tag(name = "persons", description = "People and what they may do / 人员与授权")
public class PersonResource {

  private final Endpoint<PersonCommand, Person, PersonEvent, PersonBody, PersonAnswer> persons;
  private final Registration registration;
  private final Authorities authorities;
  private final CurrentCaller caller;

  PersonResource(
      Endpoints endpoints,
      PersonShown shown,
      Registration registration,
      Authorities authorities,
      CurrentCaller caller) {
    this.persons = endpoints.of(Persons.INSTANCE, new PersonPicture(), "/api/v1/persons", shown);
    this.registration = registration;
    this.authorities = authorities;
    this.caller = caller;
  }

  /** One grant, given or taken. */
  @Schema(name = "GrantRequest")
  record GrantRequest(@NotNull @GrantText String grant) {}

  @POST
  @ResponseStatus(201)
  @Allowed({DIS, COM, UNI})
  @Operation(operationId = "registerPerson", summary = "Register a person / 登记人员")
  public RestResponse<PersonAnswer> register(@NotNull @Valid RegisterPersonRequest body) {
    List<Grant> grants = body.parsedGrants();
    UUID home = grants.getFirst().scope();
    Authority authority = authorities.of(caller.get(), grants);
    return persons.createBeside(
        PersonParts.beside(home),
        home,
        body.withoutSecrets(),
        (ask, id) -> registration.prepare(new PersonId(id), home, body, authority, ask));
  }

  @POST
  @Path("/{id}/give-grant")
  @Allowed({DIS, COM, UNI})
  @Operation(operationId = "giveGrant", summary = "Give a person a grant / 授予角色")
  public RestResponse<PersonAnswer> giveGrant(
      @PathParam("id") UUID id, @NotNull @Valid GrantRequest body) {
    Grant grant = Grant.parse(body.grant());
    Authority authority = authorities.of(caller.get(), List.of(grant));
    return persons.command(
        id, body, (ask, _) -> new GiveGrant(grant, authority, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/revoke-grant")
  @Allowed({DIS, COM, UNI})
  @Operation(operationId = "revokeGrant", summary = "Take a grant away / 撤销角色")
  public RestResponse<PersonAnswer> revokeGrant(
      @PathParam("id") UUID id, @NotNull @Valid GrantRequest body) {
    Grant grant = Grant.parse(body.grant());
    Authority authority = authorities.of(caller.get(), List.of(grant));
    return persons.command(
        id, body, (ask, _) -> new RevokeGrant(grant, authority, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/erase")
  @Allowed({DIS, COM})
  @Operation(operationId = "erasePerson", summary = "Erase a person / 注销人员")
  public RestResponse<PersonAnswer> erase(@PathParam("id") UUID id, @Nullable @Valid Empty body) {
    return persons.command(
        id,
        Empty.BODY,
        (ask, person) -> {
          Authority authority =
              person instanceof Person.Active active
                  ? authorities.of(caller.get(), active.grants())
                  : Authority.OF_THE_SYSTEM;
          return new ErasePerson(authority, ask.actor(), ask.at());
        });
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getPerson", summary = "A person / 人员")
  public RestResponse<PersonAnswer> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return persons.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getPersonEvents", summary = "A person's history / 人员历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return persons.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffPerson", summary = "What changed about a person / 人员变更")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return persons.diff(id, from, to);
  }

  @GET
  @Allowed({DIS, COM, GRD, UNI, DEP})
  @Operation(operationId = "listPersons", summary = "Persons registered at a scope / 人员列表")
  public RestResponse<Page<PersonAnswer>> list(
      @QueryParam("scope") @NotNull UUID scope,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return persons.page(
        PersonRow.class, PageQuery.in(scope).where("state", state).page(cursor, limit));
  }
}
