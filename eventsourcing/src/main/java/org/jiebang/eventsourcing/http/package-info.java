/** HTTP manners of every service: problems, idempotency, versions, cursors, positions, history. */
@NullMarked
package org.jiebang.eventsourcing.http;

import org.jspecify.annotations.NullMarked;
