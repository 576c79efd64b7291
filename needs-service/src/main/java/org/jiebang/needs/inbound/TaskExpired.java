package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nobody wanted the task in time.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskExpired(UUID task, @Nullable UUID need) implements TaskFact {}
