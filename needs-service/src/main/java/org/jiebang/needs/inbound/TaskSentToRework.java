package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The panel found something to be put right.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskSentToRework(UUID task, @Nullable UUID need) {}
