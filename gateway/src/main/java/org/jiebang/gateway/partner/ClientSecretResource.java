package org.jiebang.gateway.partner;

import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.gateway.inbound.Scopes;
import org.jiebang.gateway.partner.ClientCommand.RegisterClient;
import org.jiebang.gateway.partner.ClientCommand.RevokeSecret;
import org.jiebang.gateway.partner.ClientCommand.RotateSecret;
import org.jiebang.gateway.person.PersonParts;
import org.jspecify.annotations.Nullable;

/** Where partner clients get their secrets, and lose them. */
@Path(ClientResource.PATH)
@RunOnVirtualThread
@Tag(name = "clients")
public class ClientSecretResource {

  private static final int USUAL_OVERLAP_HOURS = 24;
  private static final int LONGEST_OVERLAP_HOURS = 168;

  private final Endpoint<ClientCommand, Client, ClientEvent, ClientBody, ClientBody> clients;
  private final ClientSecrets secrets;
  private final EndedSecrets ended;
  private final CommandHandler commands;
  private final SecretsKept kept;
  private final GivenScopes scopes;
  private final Scopes places;
  private final CurrentCaller caller;

  ClientSecretResource(
      Endpoints endpoints,
      ClientSecrets secrets,
      EndedSecrets ended,
      CommandHandler commands,
      SecretsKept kept,
      GivenScopes scopes,
      Scopes places,
      CurrentCaller caller) {
    this.clients =
        endpoints.of(
            Clients.INSTANCE, new ClientPicture(), ClientResource.PATH, (id, body, who) -> body);
    this.secrets = secrets;
    this.ended = ended;
    this.commands = commands;
    this.kept = kept;
    this.scopes = scopes;
    this.places = places;
    this.caller = caller;
  }

  /**
   * @param overlapHours how long the present secret still holds, 0 to 168; absent: 24
   */
  record RotateRequest(@Nullable @Min(0) @Max(LONGEST_OVERLAP_HOURS) Integer overlapHours) {

    Duration overlap() {
      return Duration.ofHours(overlapHours == null ? USUAL_OVERLAP_HOURS : overlapHours);
    }
  }

  /**
   * @param secret its name; absent: every one that holds
   */
  record RevokeRequest(@Nullable UUID secret) {}

  @POST
  @ResponseStatus(201)
  @Allowed(DIS)
  @Operation(operationId = "registerClient", summary = "Register a partner client / 登记合作应用")
  public RestResponse<ClientBody> register(@NotNull @Valid RegisterClientRequest body) {
    Place place = place(body.place());
    var told = new ToldOnce(secrets, commands);
    return told.with(
        () ->
            clients.createBeside(
                PersonParts.beside(place.id()),
                place.id(),
                body,
                (ask, id) ->
                    told.secretOf(
                        new RegisterClient(
                            new ClientId(id),
                            place,
                            body.name().strip(),
                            body.kind(),
                            GivenScopes.inOrder(body.scopes()),
                            scopes.known(),
                            body.requestsPerMinute(),
                            Boolean.TRUE.equals(body.sandbox()),
                            kept.here() ? new SecretId(ask.mintBeside(id, "secret")) : null,
                            ask.at()),
                        ask,
                        id)));
  }

  /** Whoever holds an office at a scope vouches for it: a new district has no community yet. */
  private Place place(UUID id) {
    String kind = places.kind(id);
    if (kind == null) {
      kind =
          caller.get().grants().stream()
              .filter(grant -> grant.scope().equals(id))
              .map(grant -> grant.kind())
              .findFirst()
              .orElse("");
    }
    return new Place(id, kind, places.isSandbox(id));
  }

  @POST
  @Path("/{id}/rotate-secret")
  @Allowed(DIS)
  @Operation(operationId = "rotateClientSecret", summary = "Issue a new secret / 更换密钥")
  public RestResponse<ClientBody> rotate(
      @PathParam("id") UUID id, @Nullable @Valid RotateRequest body) {
    RotateRequest request = body == null ? new RotateRequest(null) : body;
    var told = new ToldOnce(secrets, commands);
    RestResponse<ClientBody> answer =
        told.with(
            () ->
                clients.command(
                    id,
                    request,
                    (ask, client) ->
                        kept.here()
                            ? told.secretOf(
                                new RotateSecret(
                                    new SecretId(ask.mintBeside(id, "secret")),
                                    request.overlap(),
                                    ask.at()),
                                client,
                                ask,
                                id)
                            : Rejected.refuse(ClientRefusal.SECRETS_ELSEWHERE)));
    ended.forget(id);
    return answer;
  }

  @POST
  @Path("/{id}/revoke-secret")
  @Allowed(DIS)
  @Operation(operationId = "revokeClientSecret", summary = "End a secret now / 吊销密钥")
  public RestResponse<ClientBody> revoke(
      @PathParam("id") UUID id, @Nullable @Valid RevokeRequest body) {
    RevokeRequest request = body == null ? new RevokeRequest(null) : body;
    RestResponse<ClientBody> answer =
        clients.command(
            id,
            request,
            (ask, client) ->
                new RevokeSecret(
                    request.secret() == null ? null : new SecretId(request.secret()), ask.at()));
    ended.forget(id);
    return answer;
  }

  /**
   * The secret that one request makes, told in its answer and never again. What is made and then
   * not told, because the command was refused or had been carried out before, is forgotten at once:
   * it has the name of one that holds.
   */
  private static final class ToldOnce {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final ClientSecrets secrets;
    private final CommandHandler commands;
    private @Nullable String secret;

    ToldOnce(ClientSecrets secrets, CommandHandler commands) {
      this.secrets = secrets;
      this.commands = commands;
    }

    RegisterClient secretOf(RegisterClient command, Ask ask, UUID client) {
      make(command, Clients.INSTANCE.decider().initial(), command.secret(), ask, client);
      return command;
    }

    RotateSecret secretOf(RotateSecret command, Client state, Ask ask, UUID client) {
      make(command, state, command.secret(), ask, client);
      return command;
    }

    /** What the rules refuse makes no secret, and neither does what was carried out before. */
    private void make(
        ClientCommand command, Client state, @Nullable SecretId name, Ask ask, UUID client) {
      var _ = Clients.INSTANCE.decider().decide(command, state);
      if (name != null && !commands.done(ask, client)) {
        secret = secrets.make(name);
      }
    }

    /** Any other exception may come from a command that came about, so its secret stays. */
    RestResponse<ClientBody> with(Supplier<RestResponse<ClientBody>> command) {
      RestResponse<ClientBody> answer;
      try {
        answer = command.get();
      } catch (Rejected refused) {
        forget();
        throw refused;
      }
      // Another instance may have answered: then it has told, and this is its text as it came.
      Object body = answer.getEntity();
      if (secret == null
          || !(body instanceof ClientBody client)
          || answer.getHeaders().containsKey(REPLAYED)) {
        forget();
        return answer;
      }
      ResponseBuilder<ClientBody> telling = ResponseBuilder.create(answer.getStatus());
      answer
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> telling.header(name, value)));
      return telling.entity(client.telling(secret)).build();
    }

    private void forget() {
      if (secret != null) {
        secrets.forget(secret);
      }
    }
  }
}
