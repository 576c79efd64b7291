/**
 * Which instance of a service works on which part: for efficiency only, correctness never rests on
 * it.
 */
@NullMarked
package org.jiebang.eventsourcing.lease;

import org.jspecify.annotations.NullMarked;
