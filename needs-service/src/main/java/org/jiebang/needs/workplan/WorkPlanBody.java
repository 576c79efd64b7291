package org.jiebang.needs.workplan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the API shows it.
 *
 * @param state {@code DRAFT}, {@code ADOPTED}, {@code TRACKED} or {@code CLOSED}
 * @param body whose plan it is; absent: the community's own
 * @param edition of what it says: from 1, one more with each revision
 * @param reason of the last revision
 * @param progress by the key of the task, as far as any was recorded
 * @param left keys of the tasks that were not done when it was closed
 * @param summary what was said when it was closed
 */
@Schema(name = "WorkPlan")
public record WorkPlanBody(
    UUID id,
    String state,
    UUID community,
    String timeZone,
    PlanKind kind,
    @Nullable UUID body,
    int edition,
    PlanContent content,
    @Nullable String reason,
    Map<String, Progress> progress,
    List<String> left,
    @Nullable String summary) {

  WorkPlanBody now(String state) {
    return new WorkPlanBody(
        id, state, community, timeZone, kind, body, edition, content, reason, progress, left,
        summary);
  }

  WorkPlanBody now(int edition, PlanContent content, @Nullable String reason) {
    return new WorkPlanBody(
        id, state, community, timeZone, kind, body, edition, content, reason, progress, left,
        summary);
  }

  WorkPlanBody now(Map<String, Progress> progress) {
    return new WorkPlanBody(
        id, state, community, timeZone, kind, body, edition, content, reason, progress, left,
        summary);
  }

  WorkPlanBody closed(List<String> left, @Nullable String summary) {
    return new WorkPlanBody(
        id, "CLOSED", community, timeZone, kind, body, edition, content, reason, progress, left,
        summary);
  }
}
