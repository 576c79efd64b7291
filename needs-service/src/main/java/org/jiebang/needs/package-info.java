/**
 * The demand side: places where people live, what they need, and the lists that a community works
 * through. Everything that happens to a need is decided here; what happens to the tasks that serve
 * it is told by matching-service. {@link org.jiebang.needs.NeedsWiring} knows all the parts.
 */
@NullMarked
package org.jiebang.needs;

import org.jspecify.annotations.NullMarked;
