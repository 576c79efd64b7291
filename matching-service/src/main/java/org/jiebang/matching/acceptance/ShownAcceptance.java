package org.jiebang.matching.acceptance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.matching.acceptance.AcceptanceBody.Outcome;
import org.jiebang.matching.acceptance.AcceptanceEvent.Party;
import org.jspecify.annotations.Nullable;

/**
 * An acceptance as one caller gets to see it.
 *
 * @param result absent until the decision
 * @param evaluation where the task is evaluated; 404 until the panel has begun
 */
@Schema(name = "Acceptance")
public record ShownAcceptance(
    UUID id,
    String state,
    UUID task,
    UUID need,
    UUID community,
    UUID organisation,
    UUID department,
    UUID evaluation,
    List<String> criteria,
    List<UUID> members,
    int quorum,
    boolean ratingRequired,
    int round,
    @Nullable Instant requestedAt,
    List<ShownVisit> visits,
    List<ShownAssessment> assessments,
    @Nullable AcceptanceResult result,
    @Nullable Outcome outcome,
    List<Party> waived,
    @Nullable ShownObjection contested,
    @Nullable Instant finalAt) {

  /** A member who looked on. */
  @Schema(name = "PanelVisit")
  public record ShownVisit(UUID member, Instant at, @Nullable String note) {}

  /**
   * One member, one criterion.
   *
   * @param verdict absent until the decision, but for the member's own
   * @param remark likewise
   */
  @Schema(name = "PanelAssessment")
  public record ShownAssessment(
      UUID member,
      String criterion,
      Instant at,
      @Nullable Verdict verdict,
      @Nullable String remark) {}

  /** Who disagrees, and why. */
  @Schema(name = "AcceptanceObjection")
  public record ShownObjection(
      Party party, @Nullable UUID by, Instant at, @Nullable String reason) {}
}
