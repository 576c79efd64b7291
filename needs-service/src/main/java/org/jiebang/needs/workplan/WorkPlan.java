package org.jiebang.needs.workplan;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What a plan's events add up to. */
public sealed interface WorkPlan {

  record Undrafted() implements WorkPlan {}

  /** How far a plan has come. */
  enum Phase {
    DRAFT,
    ADOPTED,
    TRACKED,
    CLOSED
  }

  /**
   * A plan that was drafted.
   *
   * @param edition of what it says: from 1, one more with each revision
   * @param progress by the key of the task, as far as any was recorded
   */
  record Drafted(
      WorkPlanId plan,
      CommunityId community,
      ZoneId timeZone,
      Phase phase,
      PlanContent content,
      int edition,
      Map<String, Progress> progress)
      implements WorkPlan {

    Drafted with(Phase now) {
      return new Drafted(plan, community, timeZone, now, content, edition, progress);
    }

    Drafted with(PlanContent now, int version) {
      return new Drafted(plan, community, timeZone, phase, now, version, progress);
    }

    Drafted with(String task, Progress made) {
      var more = new LinkedHashMap<>(progress);
      more.put(task, made);
      return new Drafted(plan, community, timeZone, phase, content, edition, more);
    }

    @Nullable PlanTask task(String key) {
      return content.tasks().stream().filter(t -> t.key().equals(key)).findFirst().orElse(null);
    }

    boolean complete(PlanTask task) {
      Progress made = progress.get(task.key());
      return made != null && made.complete();
    }
  }
}
