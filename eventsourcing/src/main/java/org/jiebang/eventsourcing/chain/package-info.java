/**
 * Makes a change of the log visible to somebody who does not trust the database: signed anchors
 * outside of it, and a check of every row against them (ARCHITECTURE, "Hash chain per part").
 */
@NullMarked
package org.jiebang.eventsourcing.chain;

import org.jspecify.annotations.NullMarked;
