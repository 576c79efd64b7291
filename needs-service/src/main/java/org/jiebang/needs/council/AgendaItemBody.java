package org.jiebang.needs.council;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedId;
import org.jspecify.annotations.Nullable;

/** An agenda item as it is kept in lists; callers see a {@link ShownAgendaItem}. */
public record AgendaItemBody(
    UUID id,
    String state,
    UUID community,
    UUID body,
    String title,
    List<NeedId> needs,
    @Nullable UUID proposer,
    @Nullable MeetingId meeting,
    @Nullable Integer minutes,
    @Nullable DiscussionStage discussion,
    List<Contribution> contributions,
    @Nullable VoteBody vote,
    @Nullable Decision decision,
    @Nullable Decision override,
    List<UUID> tasks,
    List<EndedTask> ended) {

  /** What a member said, sealed. */
  public record Contribution(
      UUID id, DiscussionStage stage, UUID member, Envelope text, Instant at) {}

  /**
   * A vote.
   *
   * @param paperKey public key that ballot papers are checked with: RSA as SubjectPublicKeyInfo,
   *     base64url; for secret votes
   * @param turnout how many have voted; of a secret vote how many ballot papers were given out
   * @param votes who voted how; of an open vote, after its end, for the body and the desk only
   * @param result frozen when it was closed; absent while it is open
   */
  @Schema(name = "CouncilVote")
  public record VoteBody(
      UUID id,
      VoteRules rules,
      Instant closesAt,
      @Nullable String paperKey,
      int turnout,
      List<MemberVote> votes,
      @Nullable VoteResult result) {

    VoteBody without(List<MemberVote> hidden) {
      return hidden.isEmpty()
          ? this
          : new VoteBody(id, rules, closesAt, paperKey, turnout, List.of(), result);
    }
  }

  /** What somebody voted in an open vote. */
  @Schema(name = "CouncilMemberVote")
  public record MemberVote(UUID member, Choice choice) {}

  /**
   * What was decided.
   *
   * @param winners options adopted, best first; for ranks only
   * @param reason of the chair for a tie or a deferral, of the district for its word; absent when
   *     the vote alone decided
   */
  @Schema(name = "CouncilDecision")
  public record Decision(
      Outcome outcome, List<String> winners, @Nullable String reason, Instant at) {}

  /** A task that is over, and how it ended. */
  @Schema(name = "CouncilTaskEnd")
  public record EndedTask(UUID task, String how, Instant at) {}
}
