package org.jiebang.needs.council;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNullElse;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Accepted;
import org.jiebang.eventsourcing.http.CommandKeys;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Open;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jiebang.needs.council.AgendaItemCommand.CastVote;
import org.jiebang.needs.council.AgendaItemCommand.CloseVote;
import org.jiebang.needs.council.AgendaItemCommand.DecideTie;
import org.jiebang.needs.council.AgendaItemCommand.IssueBallotPaper;
import org.jiebang.needs.council.AgendaItemCommand.OpenVote;
import org.jiebang.needs.policy.Policies;
import org.jspecify.annotations.Nullable;

/** Votes of a council over HTTP, open and secret (ADR 0057). */
@Path(AgendaItemEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "agenda items")
public class VoteResource {

  private final AgendaItemEndpoint door;
  private final CommandHandler commands;
  private final SecretVotes secrets;
  private final CommandKeys keys;
  private final CurrentCaller caller;
  private final Clock clock;

  VoteResource(
      AgendaItemEndpoint door,
      CommandHandler commands,
      SecretVotes secrets,
      CommandKeys keys,
      CurrentCaller caller,
      Clock clock) {
    this.door = door;
    this.commands = commands;
    this.secrets = secrets;
    this.keys = keys;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A vote to be; rules that the method does not ask for are 422 VOTE_RULES_INCOMPLETE.
   *
   * @param options what is ranked, 2 to 10; for RANK only
   * @param thresholdTenths the mean that adopts, in tenths, 10 to 100: 60 is 6.0; for SCORE_1_10
   *     only, where what the community's policy says is published if it is absent
   * @param places how many options are adopted, fewer than there are; for RANK only
   * @param changes who has voted may vote otherwise until the end
   * @param secret nobody learns who voted how
   * @param minutes after which it closes, 1 to 10,080 (a week)
   */
  public record OpenVoteRequest(
      @NotNull VoteMethod method,
      @Size(min = 2, max = 10) @Nullable List<@NotBlank @Size(max = 80) String> options,
      @Min(10) @Max(100) @Nullable Integer thresholdTenths,
      @Min(1) @Max(9) @Nullable Integer places,
      boolean changes,
      boolean secret,
      @Min(1) @Max(10080) int minutes) {}

  /**
   * One vote: exactly one of the three, as the method asks.
   *
   * @param answer for YES_NO
   * @param score for SCORE_1_10
   * @param ranking for RANK: options, best first; those left out come last
   */
  public record CastVoteRequest(
      Choice.@Nullable Answer answer,
      @Min(1) @Max(10) @Nullable Integer score,
      @Size(min = 1, max = 10) @Nullable List<@NotBlank @Size(max = 80) String> ranking) {

    Choice choice() {
      return new Choice(answer, score, ranking);
    }
  }

  /**
   * A ballot paper to be signed.
   *
   * @param blinded a blinded token of RSABSSA-SHA384-PSS-Deterministic (RFC 9474), 256 bytes,
   *     base64url; the same once more is answered with the same signature
   */
  public record BallotPaperRequest(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{342}") String blinded) {}

  /**
   * A signed ballot paper.
   *
   * @param signature over the blinded token: take the blinding off, and it is one over the token
   */
  @Schema(name = "CouncilBallotPaper")
  public record BallotPaper(UUID item, UUID vote, String signature) {}

  /**
   * A secret ballot.
   *
   * @param token what was signed: the ASCII letters of 32 random bytes in base64url
   * @param signature over the token, 256 bytes, base64url
   * @param vote what is voted
   */
  public record BallotRequest(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}") String token,
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{342}") String signature,
      @NotNull @Valid CastVoteRequest vote) {}

  /**
   * How the chair decides between what is tied.
   *
   * @param picks YES or NO, or as many of the tied options as places are left
   * @param reason seen by everybody who sees the item: names nobody
   */
  public record DecideTieRequest(
      @NotNull @Size(min = 1, max = 9) List<@NotBlank @Size(max = 80) String> picks,
      @NotBlank @Size(max = 500) String reason) {}

  @POST
  @Path("/{id}/open-vote")
  @Allowed(CNC)
  @Operation(operationId = "openVote", summary = "Open the vote / 开始表决")
  public RestResponse<ShownAgendaItem> openVote(
      @PathParam("id") UUID id, @NotNull @Valid OpenVoteRequest body) {
    return door.items().command(id, body, (ask, item) -> opening((Tabled) item, body, ask));
  }

  private OpenVote opening(Tabled item, OpenVoteRequest body, Ask ask) {
    UUID vote = ask.mintBeside(item.item().value(), "vote");
    String paperKey = null;
    Envelope paperSecret = null;
    if (body.secret() && item.stage() == ItemStage.DISCUSSING) {
      BallotPapers.Keys made = BallotPapers.newKeys();
      paperKey = made.open();
      paperSecret = secrets.seal(vote, item.item(), made.secret());
    }
    return new OpenVote(
        item.item(),
        door.roster(item, ask.at()),
        door.attendance(item),
        vote,
        new VoteRules(
            body.method(),
            requireNonNullElse(body.options(), List.of()),
            threshold(item, body, ask.at()),
            body.places(),
            body.changes(),
            body.secret()),
        ask.at().plus(Duration.ofMinutes(body.minutes())),
        paperKey,
        paperSecret,
        ask.actor(),
        ask.at());
  }

  private @Nullable Integer threshold(Tabled item, OpenVoteRequest body, Instant at) {
    if (body.thresholdTenths() == null && body.method() == VoteMethod.SCORE_1_10) {
      return Policies.at(commands, item.community(), at).scoreThreshold();
    }
    return body.thresholdTenths();
  }

  @POST
  @Path("/{id}/votes")
  @Allowed(CNC)
  @Operation(operationId = "castVote", summary = "Vote openly / 公开表决")
  public RestResponse<ShownAgendaItem> cast(
      @PathParam("id") UUID id, @NotNull @Valid CastVoteRequest body) {
    return door.items()
        .command(
            id,
            body,
            (ask, item) ->
                new CastVote(
                    new AgendaItemId(id),
                    door.attendance(item),
                    body.choice(),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/ballot-papers")
  @Allowed(CNC)
  @Operation(operationId = "issueBallotPaper", summary = "Get a paper for a secret vote / 领取选票")
  public RestResponse<BallotPaper> issuePaper(
      @PathParam("id") UUID id, @NotNull @Valid BallotPaperRequest body) {
    byte[] blinded = bytes("blinded", body.blinded());
    String paper = BallotPapers.hash(body.blinded());
    RestResponse<ShownAgendaItem> done =
        door.items()
            .command(
                id,
                body,
                (ask, item) -> {
                  Vote vote = ((Tabled) item).vote();
                  if (vote != null
                      && vote.paperKey() != null
                      && !BallotPapers.signable(vote.paperKey(), blinded)) {
                    return refuse(AgendaItemRefusal.BALLOT_PAPER_INVALID);
                  }
                  return new IssueBallotPaper(
                      new AgendaItemId(id), door.attendance(item), paper, ask.actor(), ask.at());
                });
    if (done.getStatus() >= 300) {
      return passedOn(done);
    }
    // Another instance may have answered the same; the signature does not depend on who makes it.
    ResponseBuilder<BallotPaper> answer =
        ResponseBuilder.ok(signed(id, paper, blinded), MediaType.APPLICATION_JSON_TYPE);
    for (String name : List.of("ETag", "X-Position", "Idempotency-Replayed", "Cache-Control")) {
      String value = done.getHeaderString(name);
      if (value != null) {
        answer.header(name, value);
      }
    }
    return answer.build();
  }

  @SuppressWarnings("unchecked") // as it came: a problem, whatever was asked for
  private static RestResponse<BallotPaper> passedOn(RestResponse<?> answer) {
    return (RestResponse<BallotPaper>) answer;
  }

  /** Only for the vote and the member that this very paper was given out to. */
  private BallotPaper signed(UUID id, String paper, byte[] blinded) {
    AgendaItemId item = new AgendaItemId(id);
    Vote vote = ((Tabled) door.load(id)).vote();
    String secret =
        vote == null
                || vote.paperSecret() == null
                || !Objects.equals(vote.papers().get(caller.get().person()), paper)
            ? null
            : secrets.open(vote.paperSecret(), item);
    return vote == null || secret == null
        ? refuse(AgendaItemRefusal.VOTE_CLOSED)
        : new BallotPaper(id, vote.vote(), BallotPapers.text(BallotPapers.sign(secret, blinded)));
  }

  /**
   * Open, because nobody is to know who votes: the signature shows that a member does. Nothing of
   * the request is kept but the choice and a hash of the token.
   */
  @POST
  @Path("/{id}/ballots")
  @Open
  @Operation(operationId = "castBallot", summary = "Vote secretly / 无记名投票")
  public RestResponse<Accepted> castBallot(
      @PathParam("id") UUID id, @Context HttpHeaders headers, @NotNull @Valid BallotRequest body) {
    keys.key();
    if (headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      throw Violation.of(
          HttpHeaders.AUTHORIZATION,
          "must not come with a secret ballot: it says who votes",
          "无记名投票不得携带身份凭证");
    }
    AgendaItem item = door.load(id);
    Vote vote = Voting.open(item, true, clock.now());
    Choice choice = body.vote().choice();
    if (!vote.rules().offers(choice)) {
      return refuse(AgendaItemRefusal.CHOICE_NOT_OFFERED);
    }
    if (!BallotPapers.valid(
        Objects.requireNonNull(vote.paperKey()),
        body.token().getBytes(US_ASCII),
        bytes("signature", body.signature()))) {
      return refuse(AgendaItemRefusal.BALLOT_PAPER_INVALID);
    }
    secrets.box().put(vote.vote(), BallotPapers.hash(body.token()), choice, vote.rules().changes());
    return ResponseBuilder.ok(new Accepted(true), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/{id}/close-vote")
  @Allowed({CNC, COM})
  @Operation(operationId = "closeVote", summary = "Close the vote and count / 结束表决并计票")
  public RestResponse<ShownAgendaItem> closeVote(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.items()
        .commandWith(
            id,
            Empty.BODY,
            (ask, item) -> {
              Roster roster = door.roster(item, ask.at());
              // A repeat is answered from the log: it must not lock the box of a later vote.
              List<Choice> ballots =
                  commands.done(ask, id)
                      ? List.of()
                      : secrets.collect(Voting.closing(item, roster, ask.actor(), ask.at()));
              return List.of(
                  Step.of(
                      AgendaItems.INSTANCE,
                      id,
                      new CloseVote(new AgendaItemId(id), roster, ballots, ask.actor(), ask.at())));
            });
  }

  @POST
  @Path("/{id}/decide-tie")
  @Allowed(CNC)
  @Operation(operationId = "decideTie", summary = "Decide a tie / 平票裁定")
  public RestResponse<ShownAgendaItem> decideTie(
      @PathParam("id") UUID id, @NotNull @Valid DecideTieRequest body) {
    return door.items()
        .command(
            id,
            body,
            (ask, item) ->
                new DecideTie(
                    new AgendaItemId(id),
                    door.roster(item, ask.at()),
                    body.picks(),
                    body.reason(),
                    ask.actor(),
                    ask.at()));
  }

  private static byte[] bytes(String field, String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Violation.of(field, "must be base64url", "须为 base64url");
    }
  }
}
