package org.jiebang.needs.council;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.need.NeedId;
import org.jspecify.annotations.Nullable;

/**
 * An agenda item as the API shows it.
 *
 * @param state {@code PROPOSED}, {@code SCHEDULED}, {@code DISCUSSING}, {@code VOTING}; decided
 *     {@code ADOPTED}, {@code REJECTED} or {@code DEFERRED}, as the district's word is where there
 *     is one; {@code EXECUTING}, {@code ACCOUNTED}, {@code WITHDRAWN}
 * @param body whose agenda it is for
 * @param needs that it is about
 * @param proposer absent when the monthly list brought it
 * @param meeting on whose agenda it is, with so many minutes
 * @param discussion how far the discussion has come
 * @param vote the last one
 * @param decision of the council
 * @param override the district's word, beside the decision
 * @param tasks on the board that follow from it
 * @param ended those that are over
 */
@Schema(name = "AgendaItem")
public record ShownAgendaItem(
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
    List<ShownContribution> contributions,
    AgendaItemBody.@Nullable VoteBody vote,
    AgendaItemBody.@Nullable Decision decision,
    AgendaItemBody.@Nullable Decision override,
    List<UUID> tasks,
    List<AgendaItemBody.EndedTask> ended) {

  /**
   * What a member said in the discussion.
   *
   * @param member for the body and the desk only, as {@code text}
   */
  @Schema(name = "CouncilContribution")
  public record ShownContribution(
      UUID id, DiscussionStage stage, @Nullable UUID member, @Nullable String text, Instant at) {}
}
