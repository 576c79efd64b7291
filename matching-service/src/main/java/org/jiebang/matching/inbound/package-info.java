/** What needs-service and the gateway own, as this service reads it: ids, words, facts, rows. */
@NullMarked
package org.jiebang.matching.inbound;

import org.jspecify.annotations.NullMarked;
