package org.jiebang.needs.workplan;

import static org.jiebang.needs.workplan.WorkPlanRefusal.PLAN_DATES_INVALID;
import static org.jiebang.needs.workplan.WorkPlanRefusal.PLAN_DEPENDENCY_UNKNOWN;
import static org.jiebang.needs.workplan.WorkPlanRefusal.PLAN_HAS_CYCLE;
import static org.jiebang.needs.workplan.WorkPlanRefusal.PLAN_TASK_DUPLICATE;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Refusal;
import org.jspecify.annotations.Nullable;

/** The task map (任务图): what must be done before what. */
final class TaskGraph {

  private final Map<String, PlanTask> tasks;

  private TaskGraph(Map<String, PlanTask> tasks) {
    this.tasks = tasks;
  }

  static TaskGraph of(List<PlanTask> tasks) {
    var byKey = new LinkedHashMap<String, PlanTask>();
    tasks.forEach(t -> byKey.put(t.key(), t));
    return new TaskGraph(byKey);
  }

  /** Why this cannot be a plan; null when it can. */
  static @Nullable Refusal flaw(PlanContent plan) {
    TaskGraph graph = of(plan.tasks());
    if (graph.tasks.size() < plan.tasks().size()) {
      return PLAN_TASK_DUPLICATE;
    }
    if (plan.tasks().stream().anyMatch(t -> !graph.tasks.keySet().containsAll(t.after()))) {
      return PLAN_DEPENDENCY_UNKNOWN;
    }
    if (plan.until().isBefore(plan.from())
        || plan.tasks().stream()
            .anyMatch(
                t ->
                    t.due().isBefore(t.from())
                        || t.from().isBefore(plan.from())
                        || t.due().isAfter(plan.until()))) {
      return PLAN_DATES_INVALID;
    }
    return graph.ordered().size() < plan.tasks().size() ? PLAN_HAS_CYCLE : null;
  }

  /** Each task after those it waits for; without what is part of a cycle or waits for one. */
  private List<PlanTask> ordered() {
    var ordered = new ArrayList<PlanTask>();
    var placed = new LinkedHashSet<String>();
    boolean more = true;
    while (more) {
      more = false;
      for (PlanTask task : tasks.values()) {
        if (!placed.contains(task.key()) && placed.containsAll(task.after())) {
          placed.add(task.key());
          ordered.add(task);
          more = true;
        }
      }
    }
    return ordered;
  }

  /** What a task waits for that is not done. */
  Set<String> waitsFor(PlanTask task, Map<String, Progress> progress) {
    var open = new LinkedHashSet<>(task.after());
    open.removeIf(
        key -> {
          Progress made = progress.get(key);
          return made != null && made.complete();
        });
    return open;
  }

  /**
   * The chain of tasks, each waiting for the one before, that takes the most days: what delays it
   * delays the end.
   */
  List<String> longestChain() {
    var days = new HashMap<String, Long>();
    var chains = new HashMap<String, List<String>>();
    List<String> longest = List.of();
    long most = 0;
    for (PlanTask task : ordered()) {
      String before = null;
      for (String key : task.after()) {
        if (before == null || days(days, key) > days(days, before)) {
          before = key;
        }
      }
      long own = ChronoUnit.DAYS.between(task.from(), task.due()) + 1;
      long all = own + (before == null ? 0 : days(days, before));
      var chain = new ArrayList<String>(before == null ? List.of() : chains.get(before));
      chain.add(task.key());
      days.put(task.key(), all);
      chains.put(task.key(), chain);
      if (all > most) {
        most = all;
        longest = List.copyOf(chain);
      }
    }
    return longest;
  }

  private static long days(Map<String, Long> days, String key) {
    return days.getOrDefault(key, 0L);
  }
}
