package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * There is a task now.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskDrafted(UUID task, UUID community, @Nullable UUID need) implements TaskFact {}
