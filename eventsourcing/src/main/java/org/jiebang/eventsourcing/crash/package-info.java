/** Places where a test may let a process die, so that no instant of a crash is left to chance. */
@NullMarked
package org.jiebang.eventsourcing.crash;

import org.jspecify.annotations.NullMarked;
