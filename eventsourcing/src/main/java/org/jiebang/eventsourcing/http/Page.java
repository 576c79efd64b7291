package org.jiebang.eventsourcing.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first.
 *
 * @param next to be sent as {@code cursor}; absent on the last page
 */
public record Page<A>(List<A> items, @Nullable String next) {}
