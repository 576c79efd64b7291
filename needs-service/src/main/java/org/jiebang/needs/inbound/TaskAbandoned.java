package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The desk gave the task up in mid-work.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskAbandoned(UUID task, @Nullable UUID need) implements TaskFact {}
