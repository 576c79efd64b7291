package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first volunteer has checked in: service under the task has begun.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskStarted(UUID task, @Nullable UUID need) {}
