package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.need.Need.Filed;
import org.jiebang.needs.need.NeedCommand.AbsorbNeed;
import org.jiebang.needs.need.NeedCommand.MergeNeed;
import org.jiebang.needs.need.NeedCommand.ReleaseNeed;
import org.jiebang.needs.need.NeedCommand.UnmergeNeed;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** Merging needs that turn out to be the same, and undoing it: one command over two needs. */
@Path(NeedEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "needs")
public class NeedMergeResource {

  /** A longer chain of merged needs is a mistake; it only bounds the walk. */
  private static final int CHAIN = 16;

  private final NeedEndpoint door;
  private final CommandHandler commands;

  NeedMergeResource(NeedEndpoint door, CommandHandler commands) {
    this.door = door;
    this.commands = commands;
  }

  /**
   * @param into the need that stays
   */
  public record MergeRequest(@NotNull UUID into) {}

  @POST
  @Path("/{id}/merge")
  @Allowed({GRD, COM})
  @Operation(operationId = "mergeNeed", summary = "Merge into another need / 合并需求")
  public RestResponse<ShownNeed> merge(
      @PathParam("id") UUID id, @NotNull @Valid MergeRequest body) {
    return door.handled(id)
        .commandWith(
            id, body, (ask, need) -> merging(new NeedId(id), new NeedId(body.into()), ask));
  }

  private List<Step<NeedCommand, Need, NeedEvent>> merging(NeedId id, NeedId into, Ask ask) {
    Folded<Need> need = load(id);
    Folded<Need> other = load(into);
    if (!other.exists()) {
      return refuse(NeedRefusal.NEED_NOT_FOUND);
    }
    if (secluded(need.state()) != secluded(other.state())) {
      return refuse(NeedRefusal.MERGE_ACROSS_PRIVACY);
    }
    var merge =
        new MergeNeed(
            id,
            into,
            new CommunityId(Needs.INSTANCE.tenantOf(other.state())),
            leadsTo(other.state()),
            ask.actor(),
            ask.at());
    // Bound to the version that the supporters were read at: nobody who joins now is lost.
    Step<NeedCommand, Need, NeedEvent> away =
        new Step<>(Needs.INSTANCE, id.value(), merge, need.version());
    if (into.equals(id)) {
      return List.of(away);
    }
    var absorb = new AbsorbNeed(into, id, people(need.state()), ask.actor(), ask.at());
    return List.of(away, Step.of(Needs.INSTANCE, into.value(), absorb));
  }

  private static boolean secluded(Need need) {
    return need instanceof Filed f && f.particulars().secluded();
  }

  private List<NeedId> leadsTo(Need from) {
    var chain = new ArrayList<NeedId>();
    Need at = from;
    while (at instanceof Filed f
        && f.stage() == Stage.MERGED
        && f.track().mergedInto() != null
        && chain.size() < CHAIN) {
      chain.add(f.track().mergedInto());
      at = load(f.track().mergedInto()).state();
    }
    return chain;
  }

  private static List<UUID> people(Need need) {
    if (!(need instanceof Filed f)) {
      return List.of();
    }
    var people = new TreeSet<>(f.support().everybody());
    people.add(f.author());
    return List.copyOf(people);
  }

  @POST
  @Path("/{id}/unmerge")
  @Allowed({GRD, COM})
  @Operation(operationId = "unmergeNeed", summary = "Undo a merge / 取消合并")
  public RestResponse<ShownNeed> unmerge(@PathParam("id") UUID id, @Nullable Empty body) {
    NeedId needId = new NeedId(id);
    return door.handled(id)
        .commandWith(
            id,
            Empty.BODY,
            (ask, need) -> {
              Step<NeedCommand, Need, NeedEvent> back =
                  Step.of(Needs.INSTANCE, id, new UnmergeNeed(needId, ask.actor(), ask.at()));
              if (!(need instanceof Filed f) || f.track().mergedInto() == null) {
                return List.of(back);
              }
              NeedId into = f.track().mergedInto();
              return List.of(
                  back,
                  Step.of(
                      Needs.INSTANCE,
                      into.value(),
                      new ReleaseNeed(into, needId, ask.actor(), ask.at())));
            });
  }

  private Folded<Need> load(NeedId need) {
    return commands.load(Needs.INSTANCE, need.value());
  }
}
