package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The department says that the task is done.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskDelivered(UUID task, @Nullable UUID need) {}
