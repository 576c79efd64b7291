package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The desk called the task off after people had signed up.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskCancelled(UUID task, @Nullable UUID need) implements TaskFact {}
