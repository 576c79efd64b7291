@NullMarked
package org.jiebang.eventsourcing.timer;

import org.jspecify.annotations.NullMarked;
