package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.identity.Role.CNC;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.council.AgendaItemCommand.Contribute;
import org.jiebang.needs.council.AgendaItemCommand.DeferItem;
import org.jiebang.needs.council.AgendaItemCommand.MoveOn;
import org.jiebang.needs.council.AgendaItemCommand.OpenDiscussion;
import org.jspecify.annotations.Nullable;

/** 共商其事: an item is discussed from the problem to an idea to a method. */
@Path(AgendaItemEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "agenda items")
public class DiscussionResource {

  private final AgendaItemEndpoint door;
  private final PersonKeys keys;
  private final CurrentCaller caller;

  DiscussionResource(AgendaItemEndpoint door, PersonKeys keys, CurrentCaller caller) {
    this.door = door;
    this.keys = keys;
    this.caller = caller;
  }

  /** The next stage; there is no way back. */
  public record MoveOnRequest(@NotNull DiscussionStage stage) {}

  /** What a member has to say at the present stage. */
  public record ContributionRequest(@NotBlank @Size(max = 4000) String text) {}

  /** Why it is not decided now; names nobody. */
  public record DeferItemRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @Path("/{id}/open-discussion")
  @Allowed(CNC)
  @Operation(operationId = "openDiscussion", summary = "Open the discussion / 开始讨论")
  public RestResponse<ShownAgendaItem> open(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.items()
        .command(
            id,
            Empty.BODY,
            (ask, item) ->
                new OpenDiscussion(
                    new AgendaItemId(id),
                    door.roster(item, ask.at()),
                    door.attendance(item),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/move-on")
  @Allowed(CNC)
  @Operation(operationId = "moveDiscussionOn", summary = "Go on to ideas or methods / 进入下一讨论阶段")
  public RestResponse<ShownAgendaItem> moveOn(
      @PathParam("id") UUID id, @NotNull @Valid MoveOnRequest body) {
    return door.items()
        .command(
            id,
            body,
            (ask, item) ->
                new MoveOn(
                    new AgendaItemId(id),
                    door.roster(item, ask.at()),
                    body.stage(),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/contributions")
  @Allowed(CNC)
  @Operation(operationId = "contributeToDiscussion", summary = "Have a say / 发言")
  public RestResponse<ShownAgendaItem> contribute(
      @PathParam("id") UUID id, @NotNull @Valid ContributionRequest body) {
    return door.items()
        .command(
            id,
            body,
            (ask, item) ->
                new Contribute(
                    new AgendaItemId(id),
                    ask.mintBeside(id, "contribution"),
                    door.attendance(item),
                    keys.seal(caller.get().person(), id, CouncilEyes.CONTRIBUTION, body.text()),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/defer")
  @Allowed(CNC)
  @Operation(operationId = "deferAgendaItem", summary = "Put off the decision / 暂缓决定")
  public RestResponse<ShownAgendaItem> defer(
      @PathParam("id") UUID id, @NotNull @Valid DeferItemRequest body) {
    return door.items()
        .command(
            id,
            body,
            (ask, item) ->
                new DeferItem(
                    new AgendaItemId(id),
                    door.roster(item, ask.at()),
                    body.reason(),
                    ask.actor(),
                    ask.at()));
  }
}
