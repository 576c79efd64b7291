/**
 * What needs-service and matching-service own, as this service reads it: ids, words, facts, rows.
 */
@NullMarked
package org.jiebang.points.inbound;

import org.jspecify.annotations.NullMarked;
