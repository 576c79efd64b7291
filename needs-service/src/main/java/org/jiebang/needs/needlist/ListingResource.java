package org.jiebang.needs.needlist;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.need.NeedCommand.ListNeed;
import org.jiebang.needs.need.NeedEndpoint;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.ShownNeed;
import org.jiebang.needs.needlist.NeedList.Opened;
import org.jiebang.needs.needlist.NeedListCommand.AddNeed;
import org.jiebang.needs.place.CommunityId;

/**
 * Listing a need: one command over the need and the list, so neither can say what the other does
 * not.
 */
@Path("/api/v1/needs")
@RunOnVirtualThread
@Tag(name = "needs")
public class ListingResource {

  private final NeedEndpoint door;
  private final CommandHandler commands;

  ListingResource(NeedEndpoint door, CommandHandler commands) {
    this.door = door;
    this.commands = commands;
  }

  /** The open list of the need's community to put it on. */
  public record ListRequest(@NotNull UUID list) {}

  @POST
  @Path("/{id}/list")
  @Allowed(COM)
  @Operation(operationId = "listNeed", summary = "Put a need on a list / 列入清单")
  public RestResponse<ShownNeed> list(@PathParam("id") UUID id, @NotNull @Valid ListRequest body) {
    NeedId needId = new NeedId(id);
    NeedListId list = new NeedListId(body.list());
    return door.handled(id)
        .commandWith(
            id,
            body,
            (ask, need) -> {
              CommunityId community = new CommunityId(Needs.INSTANCE.tenantOf(need));
              if (!(commands.load(NeedLists.INSTANCE, list.value()).state()
                      instanceof Opened opened)
                  || !opened.community().equals(community)) {
                return refuse(NeedListRefusal.NEED_LIST_NOT_FOUND);
              }
              return List.of(
                  Step.of(
                      Needs.INSTANCE,
                      id,
                      new ListNeed(needId, list, opened.period().level(), ask.actor(), ask.at())),
                  Step.of(
                      NeedLists.INSTANCE,
                      list.value(),
                      new AddNeed(list, community, needId, ask.at())));
            });
  }
}
