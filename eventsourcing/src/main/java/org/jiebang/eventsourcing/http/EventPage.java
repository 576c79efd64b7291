package org.jiebang.eventsourcing.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a stream's events, oldest first.
 *
 * @param next to be sent as {@code after}; absent on the last page
 */
public record EventPage(List<ShownEvent> items, @Nullable Long next)
    implements Listing<ShownEvent> {}
