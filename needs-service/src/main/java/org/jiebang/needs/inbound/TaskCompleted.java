package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The task was accepted and is done.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskCompleted(UUID task, @Nullable UUID need) implements TaskFact {}
