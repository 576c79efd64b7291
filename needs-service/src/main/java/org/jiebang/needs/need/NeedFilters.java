package org.jiebang.needs.need;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of needs is asked for; null: any.
 *
 * @param mine the caller's own, wherever they are
 * @param list only what is on this list, as it was closed or stands now
 * @param overdue past its deadline and waiting for the caller
 * @param text what it says, as somebody types it
 */
record NeedFilters(
    @Nullable UUID community,
    boolean mine,
    @Nullable UUID list,
    @Nullable UUID author,
    @Nullable UUID estate,
    @Nullable String grid,
    @Nullable String microGrid,
    @Nullable String state,
    @Nullable String category,
    @Nullable String urgency,
    @Nullable String channel,
    @Nullable String targetGroup,
    boolean overdue,
    @Nullable String text) {}
