package org.jiebang.needs.need;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.taxonomy.TargetGroup;
import org.jspecify.annotations.Nullable;

/**
 * A need as one caller sees it. What is not for this caller, or was erased, is left out.
 *
 * @param authorName for the author, grid workers and the desk only; so {@code authorPhone}
 * @param text for them and the district; so every other free text
 * @param erased true when the author was erased, and what they wrote with them; absent otherwise
 * @param taxonomy whose version its category is of; absent for what everybody starts from
 * @param taxonomyVersion 0 for what everybody starts from; absent for drafts
 * @param fields answers to the category's questions by their codes; those about somebody only for
 *     whom the texts are
 * @param onBehalfOf who it is for; for its author, grid workers and the desk only, as {@code door}
 * @param anonymous its author is nobody's to know
 * @param supporters how many people joined it, with those of merged needs, each once
 * @param declineCode for them and the district, and once published for the whole community
 * @param overdue the stages at which a deadline was missed
 */
@Schema(name = "Need")
public record ShownNeed(
    UUID id,
    String state,
    UUID community,
    @Nullable UUID estate,
    @Nullable Category category,
    @Nullable Channel channel,
    @Nullable UUID author,
    @Nullable UUID collector,
    @Nullable String authorName,
    @Nullable String authorPhone,
    @Nullable String text,
    @Nullable Boolean erased,
    @Nullable String riskStatement,
    @Nullable UUID taxonomy,
    @Nullable Integer taxonomyVersion,
    Map<String, String> fields,
    @Nullable TargetGroup targetGroup,
    @Nullable String onBehalfOf,
    boolean anonymous,
    @Nullable String building,
    @Nullable String door,
    @Nullable List<String> notes,
    @Nullable String question,
    @Nullable Instant answerBy,
    @Nullable String answer,
    @Nullable Instant submittedAt,
    @Nullable Instant verifyBy,
    @Nullable Urgency urgency,
    @Nullable String grid,
    @Nullable String microGrid,
    @Nullable Instant dueAt,
    List<Stage> overdue,
    int supporters,
    @Nullable UUID list,
    @Nullable String level,
    @Nullable UUID agendaItem,
    @Nullable UUID project,
    @Nullable UUID task,
    @Nullable String holdReason,
    @Nullable UUID mergedInto,
    @Nullable String declineCode,
    @Nullable String declineText,
    boolean declinePublished,
    @Nullable String referredTo,
    @Nullable UUID acceptance,
    @Nullable ResolutionKind resolution,
    @Nullable UUID meeting,
    @Nullable String evidence,
    int reopenings,
    List<ShownVerdict> verdicts) {

  /**
   * What somebody said about the result.
   *
   * @param by null when silence counts
   */
  @Schema(name = "ResultVerdict")
  public record ShownVerdict(
      @Nullable UUID by, boolean satisfied, @Nullable String text, Instant at) {}
}
