package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The desk took the task back before anybody had signed up.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskWithdrawn(UUID task, @Nullable UUID need) implements TaskFact {}
