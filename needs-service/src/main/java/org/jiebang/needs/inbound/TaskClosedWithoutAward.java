package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * None of the bids for the task would do.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskClosedWithoutAward(UUID task, @Nullable UUID need) implements TaskFact {}
