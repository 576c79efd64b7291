package org.jiebang.needs.search;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Coded;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedAudience;
import org.jiebang.needs.need.NeedEndpoint;
import org.jiebang.needs.need.NeedRefusal;
import org.jiebang.needs.need.ShownNeed;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.EstateId;
import org.jiebang.needs.search.SimilarNeeds.Like;
import org.jiebang.needs.search.SimilarNeeds.Similar;
import org.jspecify.annotations.Nullable;

/**
 * What may be the same as a need, or as one that is about to be submitted. Whoever may not read
 * others' words sees only what has at least half of theirs, and not how much: otherwise they could
 * find out, guess by guess, what somebody wrote.
 */
@Path("/api/v1/needs")
@RunOnVirtualThread
@Tag(name = "needs")
public class SimilarResource {

  private static final int MOST = 10;
  private static final double LEAST = 0.2;
  private static final double LEAST_FOR_NEIGHBOURS = 0.5;
  private static final double PLACES = 100;

  private final SimilarNeeds needs;
  private final NeedEndpoint door;
  private final NeedAudience audience;
  private final Rights rights;
  private final CurrentCaller caller;
  private final Clock clock;

  SimilarResource(
      SimilarNeeds needs,
      NeedEndpoint door,
      NeedAudience audience,
      Rights rights,
      CurrentCaller caller,
      Clock clock) {
    this.needs = needs;
    this.door = door;
    this.audience = audience;
    this.rights = rights;
    this.caller = caller;
    this.clock = clock;
  }

  /** What somebody is about to submit; nothing of it is kept. */
  @Schema(name = "SimilarNeedsRequest")
  public record SimilarRequest(
      @NotNull UUID community,
      @Nullable UUID estate,
      @Coded @Nullable Category category,
      @NotBlank @Size(max = 4000) String text) {}

  /**
   * A need that may be the same.
   *
   * @param score how alike they are, 0 to 1 with two places; only for those who may read both
   */
  @Schema(name = "SimilarNeed")
  public record ShownSimilar(ShownNeed need, @Nullable Double score) {}

  /** The most similar first, ten at most. */
  @Schema(name = "SimilarNeeds")
  public record SimilarPage(List<ShownSimilar> items) implements Listing<ShownSimilar> {}

  @POST
  @Path("/similar")
  @Allowed({RES, GRD, VOL, COM})
  @Operation(
      operationId = "suggestSimilarNeeds",
      summary = "Has somebody said so already? / 提交前查找相似需求",
      description = "Changes nothing and keeps nothing; the most similar first, ten at most.")
  public RestResponse<SimilarPage> before(@NotNull @Valid SimilarRequest body) {
    var community = new CommunityId(body.community());
    if (!rights.near(caller.get(), body.community())) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    return found(
        new Like(
            community,
            body.estate() == null ? null : new EstateId(body.estate()),
            body.category(),
            needs.tokens(community, body.text()),
            null));
  }

  @GET
  @Path("/{id}/similar")
  @SignedIn
  @Operation(
      operationId = "similarNeeds",
      summary = "What may be the same need / 相似需求",
      description = "For whoever may read what it says; the most similar first, ten at most.")
  public RestResponse<SimilarPage> of(@PathParam("id") UUID id) {
    var endpoint = door.seen(id);
    if (!(endpoint.readable(id) instanceof Need.Filed need)) {
      return refuse(NeedRefusal.NEED_NOT_FOUND); // a draft resembles nothing yet
    }
    if (!audience.reads(need, caller.get())) {
      return refuse(NeedRefusal.ROLE_NOT_ALLOWED);
    }
    UUID estate = endpoint.shown(id).estate();
    return found(
        new Like(
            need.community(),
            estate == null ? null : new EstateId(estate),
            need.category(),
            needs.tokens(id),
            id));
  }

  private RestResponse<SimilarPage> found(Like like) {
    Caller who = caller.get();
    boolean reads = audience.readsWords(who, like.community());
    List<Similar> similar =
        needs.find(
            like,
            audience.isDesk(who, like.community()),
            reads ? LEAST : LEAST_FOR_NEIGHBOURS,
            clock.now(),
            MOST);
    return ResponseBuilder.ok(
            new SimilarPage(similar.stream().map(s -> shown(s, reads, who)).toList()),
            MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  private ShownSimilar shown(Similar similar, boolean reads, Caller who) {
    return new ShownSimilar(
        audience.show(similar.need(), similar.body(), who),
        reads ? Math.round(similar.score() * PLACES) / PLACES : null);
  }
}
