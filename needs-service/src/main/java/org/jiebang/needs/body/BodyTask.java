package org.jiebang.needs.body;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a think-tank's task list (任务清单).
 *
 * @param owner the member who sees to it
 * @param due the last day
 * @param doneAt null while it is open; so {@code outcome}
 */
public record BodyTask(
    BodyTaskId task,
    String title,
    UUID owner,
    LocalDate due,
    @Nullable Instant doneAt,
    @Nullable String outcome) {}
