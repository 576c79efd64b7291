/** Deadlines kept as a view and fired as commands. */
@NullMarked
package org.jiebang.eventsourcing.timer;

import org.jspecify.annotations.NullMarked;
