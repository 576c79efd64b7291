package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.ballot.BallotCommand.OpenCollecting;
import org.jiebang.needs.ballot.BallotCommand.PrepareBallot;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/** Doorstep ballots over HTTP: preparation, opening and reading. */
@Path(BallotEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "ballots", description = "Doorstep ballots / 入户投票")
public class BallotResource {

  private final BallotEndpoint door;
  private final CommandHandler commands;
  private final PersonKeys keys;

  BallotResource(BallotEndpoint door, CommandHandler commands, PersonKeys keys) {
    this.door = door;
    this.commands = commands;
    this.keys = keys;
  }

  /**
   * Something that can be marked: a candidate with their name, or anything else with a label.
   *
   * @param code as printed on the paper
   * @param candidate the person who stands
   */
  @Schema(name = "BallotChoiceRequest")
  public record ChoiceRequest(
      @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,8}") String code,
      @Size(min = 1, max = 200) @Nullable String label,
      @Nullable UUID candidate,
      @Size(min = 1, max = 80) @Nullable String name) {}

  /**
   * A ballot to be.
   *
   * @param question what is printed on the paper
   * @param rules how voting goes, as it is explained at the door
   * @param seats how many choices can be chosen, and how many marks a paper may have
   * @param opensAt from when papers may be handed out
   * @param closesAt when collecting ends by itself
   */
  public record PrepareRequest(
      @NotNull UUID community,
      @NotNull BallotKind kind,
      @NotBlank @Size(max = 80) String title,
      @NotBlank @Size(max = 500) String question,
      @NotBlank @Size(max = 4000) String rules,
      @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid ChoiceRequest> choices,
      @NotNull @Min(1) @Max(50) Integer seats,
      @NotNull @PlausibleDay Instant opensAt,
      @NotNull @PlausibleDay Instant closesAt) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "prepareBallot", summary = "Prepare a doorstep ballot / 筹备入户投票")
  public RestResponse<ShownBallot> prepare(@NotNull @Valid PrepareRequest body) {
    return door.ballots()
        .create(
            body.community(),
            body,
            (ask, id) -> {
              if (!(commands.load(Communities.INSTANCE, body.community()).state()
                  instanceof Community.Registered)) {
                return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
              }
              return new PrepareBallot(
                  new BallotId(id),
                  new CommunityId(body.community()),
                  body.kind(),
                  body.title(),
                  body.question(),
                  body.rules(),
                  body.choices().stream().map(choice -> choice(id, choice)).toList(),
                  body.seats(),
                  body.opensAt(),
                  body.closesAt(),
                  ask.at());
            });
  }

  private Choice choice(UUID ballot, ChoiceRequest asked) {
    if (asked.name() == null || asked.candidate() == null) {
      return asked.name() == null
          ? new Choice(asked.code(), asked.label(), asked.candidate(), null)
          : refuse(BallotRefusal.CHOICES_INVALID);
    }
    return new Choice(
        asked.code(),
        asked.label(),
        asked.candidate(),
        keys.seal(asked.candidate(), ballot, BallotAudience.nameField(asked.code()), asked.name()));
  }

  @POST
  @Path("/{id}/open")
  @Allowed(COM)
  @Operation(operationId = "openCollecting", summary = "Fix the roll and begin / 开始入户投票")
  public RestResponse<ShownBallot> open(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.ballots()
        .command(id, Empty.BODY, (ask, ballot) -> new OpenCollecting(new BallotId(id), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getBallot", summary = "One ballot / 投票详情")
  public RestResponse<ShownBallot> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return door.ballots().get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getBallotEvents", summary = "History of a ballot / 投票历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return door.ballots().events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffBallot", summary = "What changed in between / 投票变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return door.ballots().diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listBallots", summary = "Ballots / 投票列表")
  public RestResponse<Page<ShownBallot>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return door.ballots()
        .page(BallotRow.class, query.where("kind", kind).where("state", state).page(cursor, limit));
  }
}
