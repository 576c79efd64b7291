package org.jiebang.needs.publication;

import static org.jiebang.eventsourcing.Rejected.refuse;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.publication.PublicityCommand.RecordPublicity;
import org.jiebang.needs.publication.PublicityCommand.VoidPublicity;
import org.jspecify.annotations.Nullable;

/** Media coverage, study pushes and posts of the public account over HTTP. */
@Path("/api/v1/publicity-records")
@RunOnVirtualThread
@Tag(name = "publicity", description = "Media coverage, study pushes, posts / 媒体宣传、学习推送、公众号")
public class PublicityResource {

  private final Endpoint<PublicityCommand, Publicity, PublicityEvent, PublicityBody, PublicityBody>
      records;
  private final CommandHandler commands;
  private final PublicityCounts counts;
  private final Rights rights;
  private final CurrentCaller caller;

  PublicityResource(
      Endpoints endpoints,
      CommandHandler commands,
      PublicityCounts counts,
      Rights rights,
      CurrentCaller caller) {
    this.records =
        endpoints.of(
            Publicities.INSTANCE,
            new PublicityPicture(),
            "/api/v1/publicity-records",
            (id, body, reader) -> body);
    this.commands = commands;
    this.counts = counts;
    this.rights = rights;
    this.caller = caller;
  }

  /**
   * Something that was published.
   *
   * @param outlet the newspaper, the account, the group that carried it
   * @param need that it is about
   * @param on the date; not in the future: 422 PUBLISHED_IN_FUTURE
   * @param reach how many people it was sent to or read by
   */
  @Schema(name = "RecordPublicityRequest")
  public record RecordRequest(
      @NotNull UUID community,
      @NotNull PublicityKind kind,
      @NotBlank @Size(max = 200) String title,
      @NotBlank @Size(max = 80) String outlet,
      @Pattern(regexp = "https?://[!-~]{1,490}") @Nullable String link,
      @Nullable UUID need,
      @NotNull @PlausibleDay LocalDate on,
      @Min(0) @Max(1_000_000_000) @Nullable Integer reach) {}

  /** Why; without a reason 422 REASON_REQUIRED. */
  @Schema(name = "VoidPublicityRequest")
  public record VoidRequest(@Size(max = 500) @Nullable String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "recordPublicity", summary = "Record what was published / 登记宣传")
  public RestResponse<PublicityBody> record(@NotNull @Valid RecordRequest body) {
    CommunityId community = new CommunityId(body.community());
    return records.create(
        body.community(),
        body,
        (ask, id) -> {
          if (!(commands.load(Communities.INSTANCE, community.value()).state()
              instanceof Community.Registered place)) {
            return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
          }
          if (body.need() != null && !has(community, body.need())) {
            return refuse(PublicityRefusal.NEED_NOT_FOUND);
          }
          return new RecordPublicity(
              new PublicityId(id),
              community,
              body.kind(),
              new Piece(
                  body.title().strip(),
                  body.outlet().strip(),
                  body.link(),
                  body.need(),
                  body.on(),
                  body.reach()),
              LocalDate.ofInstant(ask.at(), place.timeZone()),
              ask.at());
        });
  }

  private boolean has(CommunityId community, UUID need) {
    return commands.load(Needs.INSTANCE, need).state() instanceof Need.Filed filed
        && filed.community().equals(community);
  }

  @POST
  @Path("/{id}/void")
  @Allowed(COM)
  @Operation(operationId = "voidPublicity", summary = "It was recorded in error / 作废宣传记录")
  public RestResponse<PublicityBody> voidRecord(
      @PathParam("id") UUID id, @NotNull @Valid VoidRequest body) {
    return records.command(
        id, body, (ask, record) -> new VoidPublicity(new PublicityId(id), body.reason(), ask.at()));
  }

  /** Both dates included. */
  @GET
  @Path("/counts")
  @SignedIn
  @Operation(operationId = "countPublicity", summary = "How much was published / 宣传统计")
  public RestResponse<List<PublicityCounts.Count>> counts(
      @QueryParam("community") @NotNull UUID community,
      @QueryParam("from") @NotNull @PlausibleDay LocalDate from,
      @QueryParam("until") @NotNull @PlausibleDay LocalDate until) {
    return rights.near(caller.get(), community)
        ? RestResponse.ok(counts.of(community, from, until))
        : refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getPublicity", summary = "One record / 宣传记录详情")
  public RestResponse<PublicityBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return records.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, DIS})
  @Operation(operationId = "getPublicityEvents", summary = "History of a record / 宣传记录历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return records.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({COM, DIS})
  @Operation(operationId = "diffPublicity", summary = "What changed in between / 宣传记录变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return records.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listPublicity", summary = "Records / 宣传记录列表")
  public RestResponse<Page<PublicityBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return records.page(
        PublicityRow.class, query.where("kind", kind).where("state", state).page(cursor, limit));
  }
}
