/**
 * The event store on MariaDB: gapless parts, group commit, command ids, hash chain (ARCHITECTURE,
 * "The event store").
 */
@NullMarked
package org.jiebang.eventsourcing.store;

import org.jspecify.annotations.NullMarked;
