package org.jiebang.matching.task;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.task.TaskBody.AwardBody;
import org.jiebang.matching.task.TaskBody.ClaimBody;
import org.jiebang.matching.task.TaskBody.DeliveryBody;
import org.jiebang.matching.task.TaskBody.ExecutionBody;
import org.jiebang.matching.task.TaskBody.PublicationBody;
import org.jspecify.annotations.Nullable;

/**
 * A task as a caller sees it. While the bids are sealed, one sees how many claims there are and
 * one's own; scores are for the community until the award.
 *
 * @param points announced per counted hour
 * @param capacity people per session
 * @param claimCount claims of this round that stand
 * @param published where else it stands, one for each platform
 */
@Schema(name = "Task")
public record TaskShown(
    UUID id,
    String state,
    UUID community,
    UUID need,
    Category category,
    @Nullable TaskMode mode,
    String title,
    String description,
    @Nullable String place,
    @Nullable String riskStatement,
    @Nullable String insurance,
    int sessionsWanted,
    int minimum,
    @Nullable Instant executeBy,
    int sheetVersion,
    @Nullable List<Criterion> criteria,
    @Nullable Instant closesAt,
    @Nullable Integer points,
    @Nullable Integer capacity,
    int round,
    boolean bidsOpen,
    int claimCount,
    List<ShownClaim> claims,
    @Nullable AwardBody award,
    @Nullable ExecutionBody execution,
    @Nullable DeliveryBody delivery,
    List<String> reworkItems,
    int reworks,
    @Nullable String endReason,
    List<PublicationBody> published) {

  /**
   * @param scores null where they are not shown
   */
  @Schema(name = "TaskClaim")
  public record ShownClaim(
      UUID id,
      UUID organisation,
      Claim.Standing state,
      int round,
      int sheetVersion,
      @Nullable String bid,
      @Nullable List<Claim.Score> scores,
      @Nullable String reason) {}

  /**
   * @param own the organisations that the caller acts for
   * @param desk the caller belongs to the community or what lies above it
   */
  static TaskShown of(TaskBody b, Set<UUID> own, boolean desk) {
    List<ClaimBody> visible =
        b.claims().stream()
            .filter(c -> c.round() < b.round() || b.bidsOpen() || own.contains(c.organisation()))
            .toList();
    boolean scores = desk || b.award() != null;
    Terms terms = b.terms();
    TaskSheet s = b.sheet();
    return new TaskShown(
        b.id(),
        b.state(),
        b.community(),
        b.need(),
        b.category(),
        terms == null ? null : terms.mode(),
        s.title(),
        s.description(),
        s.place(),
        s.riskStatement(),
        s.insurance(),
        s.sessionsWanted(),
        s.minimum(),
        s.executeBy(),
        b.sheetVersion(),
        terms == null ? null : terms.criteria(),
        terms == null ? null : terms.closesAt(),
        terms == null ? null : (Integer) terms.points(),
        terms == null ? null : (Integer) terms.capacity(),
        b.round(),
        b.bidsOpen(),
        (int)
            b.claims().stream()
                .filter(c -> c.round() == b.round() && c.state() != Claim.Standing.WITHDRAWN)
                .count(),
        visible.stream().map(c -> shown(c, scores)).toList(),
        b.award(),
        b.execution(),
        b.delivery(),
        b.reworkItems(),
        b.reworks(),
        b.endReason(),
        b.published());
  }

  private static ShownClaim shown(ClaimBody c, boolean scores) {
    return new ShownClaim(
        c.id().value(),
        c.organisation(),
        c.state(),
        c.round(),
        c.sheetVersion(),
        c.bid(),
        scores ? c.scores() : null,
        c.reason());
  }
}
