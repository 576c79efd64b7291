/** Names and versions of events on disk and on Kafka. */
@NullMarked
package org.jiebang.eventsourcing.wire;

import org.jspecify.annotations.NullMarked;
