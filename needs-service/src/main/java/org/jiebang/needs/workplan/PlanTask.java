package org.jiebang.needs.workplan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of a plan.
 *
 * @param key names it within the plan, also in later versions
 * @param due the last date; included
 * @param after keys of tasks that must be done before this one can be
 */
public record PlanTask(
    String key,
    String title,
    @Nullable TaskOwner owner,
    LocalDate from,
    LocalDate due,
    List<String> after) {}
