package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The task ended without the result it was for.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskFailed(UUID task, @Nullable UUID need) implements TaskFact {}
