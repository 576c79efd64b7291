package org.jiebang.needs.council;

import java.util.UUID;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * A task on the board, as far as matching-service has told us of it.
 *
 * @param community null: nothing was heard of it, yet or ever
 * @param need that it serves
 * @param ended how it ended, e.g. {@code COMPLETED}; null while it goes on
 */
public record BoardTask(
    UUID task, @Nullable CommunityId community, @Nullable NeedId need, @Nullable String ended) {}
