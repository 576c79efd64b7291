package org.jiebang.needs.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who had the task gave it up; it goes back on the board.
 *
 * @param need the need it serves; null when it serves something else
 */
public record TaskForfeited(UUID task, @Nullable UUID need) {}
