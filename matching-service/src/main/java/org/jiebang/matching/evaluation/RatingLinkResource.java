package org.jiebang.matching.evaluation;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Accepted;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.matching.evaluation.EvaluationCommand.IssueRatingLink;
import org.jiebang.matching.evaluation.EvaluationCommand.RateByLink;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkIssued;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkUsed;
import org.jspecify.annotations.Nullable;

/** Rating links over HTTP: given out by the desk, used without an account. */
@Path("/api/v1/evaluations/{id}/rating-links")
@RunOnVirtualThread
@Tag(name = "evaluations")
public class RatingLinkResource {

  private final Endpoint<
          EvaluationCommand, Evaluation, EvaluationEvent, EvaluationBody, ShownEvaluation>
      evaluations;
  private final SealedMarks marks;
  private final RatingCodes codes;
  private final CommandHandler commands;

  RatingLinkResource(
      Endpoints endpoints, SealedMarks marks, RatingCodes codes, CommandHandler commands) {
    this.evaluations =
        endpoints.of(Evaluations.INSTANCE, new EvaluationPicture(), "/api/v1/evaluations", marks);
    this.marks = marks;
    this.codes = codes;
    this.commands = commands;
  }

  /**
   * What a beneficiary thinks.
   *
   * @param code as given with the link; spaces, dashes and small letters do not matter
   * @param score 1 to 5
   */
  public record RateRequest(
      @NotBlank @Size(max = 40) String code,
      @Min(1) @Max(5) int score,
      @Nullable @Size(min = 1, max = 2000) String text) {}

  /**
   * A link that was given out.
   *
   * @param code to be handed to the beneficiary with the link; absent once it was used
   */
  @Schema(name = "RatingLink")
  public record ShownLink(
      UUID id, @Nullable String code, Instant issuedAt, @Nullable Instant usedAt) {}

  /** All links of one evaluation. */
  public record LinksAnswer(List<ShownLink> items) implements Listing<ShownLink> {}

  @POST
  @Allowed({COM, GRD})
  @Operation(operationId = "issueRatingLink", summary = "Give out a rating link / 发放评价链接")
  public RestResponse<ShownEvaluation> issue(@PathParam("id") UUID id, @Nullable Empty body) {
    return evaluations.command(
        id,
        Empty.BODY,
        (ask, state) -> {
          UUID link = ask.mintBeside(id, "rating-link");
          return new IssueRatingLink(
              new EvaluationId(id), link, codes.hashOf(link), ask.actor(), ask.at());
        });
  }

  @GET
  @Allowed({COM, GRD})
  @Operation(operationId = "listRatingLinks", summary = "Links given out / 评价链接列表")
  public RestResponse<LinksAnswer> list(@PathParam("id") UUID id) {
    evaluations.readable(id);
    var links = new LinkedHashMap<UUID, ShownLink>();
    for (Recorded<EvaluationEvent> fact : commands.events(Evaluations.INSTANCE, id)) {
      if (fact.event() instanceof RatingLinkIssued e) {
        links.put(e.link(), new ShownLink(e.link(), codes.codeOf(e.link()), e.at(), null));
      } else if (fact.event() instanceof RatingLinkUsed e) {
        links.computeIfPresent(
            e.link(), (link, shown) -> new ShownLink(link, null, shown.issuedAt(), e.at()));
      }
    }
    return RestResponse.ResponseBuilder.ok(
            new LinksAnswer(new ArrayList<>(links.values())), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Whoever holds link and code may rate, once; nothing about the evaluation is answered. */
  @POST
  @Path("/{link}/rate")
  @Open
  @Operation(operationId = "rateByLink", summary = "Rate by a link / 凭链接评价")
  public RestResponse<Accepted> rate(
      @PathParam("id") UUID id, @PathParam("link") UUID link, @NotNull @Valid RateRequest body) {
    String hash = codes.hash(link, body.code());
    if (!(commands.load(Evaluations.INSTANCE, id).state() instanceof Evaluation.Existing set)
        || !set.links().containsKey(link)
        || !hash.equals(codes.hashOf(link))) {
      throw new Rejected(EvaluationRefusal.RATING_LINK_NOT_FOUND);
    }
    var evaluation = new EvaluationId(id);
    return evaluations.commandOfHolder(
        link,
        id,
        body,
        (ask, state) ->
            new RateByLink(
                evaluation,
                link,
                hash,
                marks.seal(evaluation, link, body.score()),
                marks.seal(evaluation, link, body.text()),
                ask.actor(),
                ask.at()));
  }
}
