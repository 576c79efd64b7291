package org.jiebang.needs.publication;

import static org.jiebang.eventsourcing.Rejected.refuse;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityRefusal;
import org.jspecify.annotations.Nullable;

/** The public update feed of a community: for everybody who is signed in. */
@Path("/api/v1/communities/{id}/updates")
@RunOnVirtualThread
@Tag(name = "communities")
public class UpdatesResource {

  private final Endpoint<NeedCommand, Need, NeedEvent, Update, ShownUpdate> updates;
  private final PublicUpdates feed;
  private final CommandHandler commands;

  UpdatesResource(Endpoints endpoints, PublicUpdates feed, CommandHandler commands) {
    this.updates =
        endpoints.of(
            Needs.INSTANCE,
            new UpdatePicture(),
            "/api/v1/needs",
            (id, body, caller) -> shown(body, commands));
    this.feed = feed;
    this.commands = commands;
  }

  private static ShownUpdate shown(Update update, CommandHandler commands) {
    UUID need = update.need();
    return new ShownUpdate(
        update.id(),
        update.community(),
        update.what(),
        need,
        need != null && commands.load(Needs.INSTANCE, need).state() instanceof Need.Filed filed
            ? filed.category()
            : null,
        update.about(),
        update.what().chinese(),
        update.what().english(),
        update.at());
  }

  /** All that happened, the latest first: of all its needs and of itself, or of one need. */
  @GET
  @SignedIn
  @Operation(operationId = "listUpdates", summary = "What became of the needs / 需求办理公示")
  public RestResponse<Page<ShownUpdate>> list(
      @PathParam("id") UUID id,
      @QueryParam("need") @Nullable UUID need,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    if (!(commands.load(Communities.INSTANCE, id).state() instanceof Community.Registered)) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    return updates.page(
        UpdateRow.class,
        PageQuery.everywhere().where("tenant", id).among(feed.of(id, need)).page(cursor, limit));
  }
}
