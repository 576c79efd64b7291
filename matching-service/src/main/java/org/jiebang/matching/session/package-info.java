/**
 * A session (场次) of a task: who signs up, who comes, and what service the server counts for them.
 */
@NullMarked
package org.jiebang.matching.session;

import org.jspecify.annotations.NullMarked;
