package org.jiebang.needs.need;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.needlist.NeedListId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * A need as it is kept for showing, personal fields still sealed; {@link ShownNeed} is what a
 * caller gets of it.
 *
 * @param overdue the stages at which a deadline was missed
 * @param supporters who joined it, in order
 * @param carried by the merged need they came with
 * @param declinePublished the community may see that it was declined, and on what ground
 * @param anonymous its author gave no name, or took it back
 * @param particulars null while it is a draft, and in rows from before there were any
 */
public record NeedBody(
    UUID id,
    String state,
    CommunityId community,
    @Nullable EstateId estate,
    @Nullable Category category,
    @Nullable Channel channel,
    UUID author,
    @Nullable UUID collector,
    boolean anonymous,
    @Nullable Envelope authorName,
    @Nullable Envelope authorPhone,
    @Nullable Envelope text,
    @Nullable Envelope riskStatement,
    @Nullable Particulars particulars,
    List<Envelope> notes,
    @Nullable Envelope question,
    @Nullable Instant answerBy,
    @Nullable Envelope answer,
    @Nullable Instant submittedAt,
    @Nullable Instant verifyBy,
    @Nullable Urgency urgency,
    @Nullable String grid,
    @Nullable String microGrid,
    @Nullable Instant dueAt,
    List<Stage> overdue,
    List<UUID> supporters,
    Map<NeedId, List<UUID>> carried,
    @Nullable NeedListId list,
    @Nullable ListLevel level,
    @Nullable UUID agendaItem,
    @Nullable UUID project,
    @Nullable UUID task,
    @Nullable Envelope holdReason,
    @Nullable NeedId mergedInto,
    @Nullable String declineCode,
    @Nullable Envelope declineText,
    boolean declinePublished,
    @Nullable String referredTo,
    @Nullable UUID acceptance,
    @Nullable ResolutionKind resolution,
    @Nullable UUID meeting,
    @Nullable Envelope evidence,
    int reopenings,
    List<Verdict> verdicts) {

  /** True for its author, grid workers and the desk only. */
  boolean secluded() {
    // A row from before there were particulars says by its category alone how it is treated.
    return particulars == null
        ? category != null && category.equals(Category.MEDIATION)
        : particulars.secluded();
  }

  /**
   * What somebody said about the result.
   *
   * @param by null when silence counts
   */
  @Schema(name = "NeedVerdict")
  public record Verdict(
      @Nullable UUID by, boolean satisfied, @Nullable Envelope text, Instant at) {}
}
