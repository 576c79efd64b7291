package org.jiebang.needs.tripartite;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.tripartite.TripartiteBody.Due;
import org.jiebang.needs.tripartite.TripartiteBody.DutyRecord;
import org.jiebang.needs.tripartite.TripartiteBody.MatterState;
import org.jiebang.needs.tripartite.TripartiteBody.YearCount;
import org.jspecify.annotations.Nullable;

/**
 * A community's coordination as one caller sees it. What is not for this caller, or was erased, is
 * left out.
 *
 * @param timeZone an IANA zone; weeks, months, quarters and years are counted in it
 * @param jointMeeting the body whose chair leads the joint conference
 * @param duties what is kept, and the period in which it is due next
 * @param matters open ones, and the last 100 that were closed
 * @param records of duties kept and missed, the latest 120
 * @param years counts by year, the latest first
 */
@Schema(name = "Tripartite")
public record ShownTripartite(
    UUID id,
    String state,
    UUID community,
    String timeZone,
    @Nullable UUID jointMeeting,
    List<Due> duties,
    List<ShownMatter> matters,
    List<DutyRecord> records,
    List<YearCount> years) {

  /**
   * A matter that the three parties deal with; its texts are for them and the district.
   *
   * @param forOwners true: the owners' committee decides before it can be solved
   * @param apart true: it stands apart in the counts
   * @param findings of the property company's surveys
   * @param approved what the owners' committee decided; absent: nothing yet
   * @param offices where the community took it upward
   */
  @Schema(name = "TripartiteMatter")
  public record ShownMatter(
      UUID id,
      MatterState state,
      Party raisedBy,
      String title,
      boolean forOwners,
      boolean apart,
      @Nullable String details,
      @Nullable List<String> findings,
      @Nullable Boolean approved,
      @Nullable String reason,
      List<String> offices,
      @Nullable List<String> notes,
      @Nullable Party solvedBy,
      @Nullable String evidence,
      Instant raisedAt,
      @Nullable Instant closedAt) {}
}
