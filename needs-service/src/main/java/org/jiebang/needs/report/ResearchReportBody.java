package org.jiebang.needs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report as the API shows it.
 *
 * @param state {@code DRAFT}, {@code SUBMITTED} or {@code PUBLISHED}
 * @param returnedFor why it was given back, until it is submitted again
 * @param uptakes what has become of its suggestions so far
 */
@Schema(name = "ResearchReport")
public record ResearchReportBody(
    UUID id,
    String state,
    UUID community,
    UUID author,
    ReportContent content,
    @Nullable Instant publishedAt,
    @Nullable String returnedFor,
    List<SuggestionUptake> uptakes) {

  /**
   * A suggestion that was taken up.
   *
   * @param suggestion its number, from 1
   */
  @Schema(name = "SuggestionUptake")
  public record SuggestionUptake(int suggestion, TargetKind kind, UUID target, Instant at) {}

  ResearchReportBody saying(ReportContent now) {
    return new ResearchReportBody(
        id, state, community, author, now, publishedAt, returnedFor, uptakes);
  }

  ResearchReportBody now(String state, @Nullable String returnedFor) {
    return new ResearchReportBody(
        id, state, community, author, content, publishedAt, returnedFor, uptakes);
  }

  ResearchReportBody published(Instant at) {
    return new ResearchReportBody(
        id, "PUBLISHED", community, author, content, at, returnedFor, uptakes);
  }

  ResearchReportBody with(SuggestionUptake one) {
    var more = new ArrayList<>(uptakes);
    more.add(one);
    return new ResearchReportBody(
        id, state, community, author, content, publishedAt, returnedFor, List.copyOf(more));
  }
}
