/** From the log to Kafka: position order, at least once, CloudEvents headers. */
@NullMarked
package org.jiebang.eventsourcing.relay;

import org.jspecify.annotations.NullMarked;
