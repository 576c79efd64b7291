/** From Kafka into this service: exactly-once effects, gaps, sequenced dead letters. */
@NullMarked
package org.jiebang.eventsourcing.inbound;

import org.jspecify.annotations.NullMarked;
