/** Who calls, with which grants, and what an operation asks for. The default is no. */
@NullMarked
package org.jiebang.eventsourcing.identity;

import org.jspecify.annotations.NullMarked;
