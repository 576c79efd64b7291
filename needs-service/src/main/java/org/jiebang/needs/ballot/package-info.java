/**
 * Doorstep ballots (入户投票): who may vote, door by door, without a name; papers handed out and taken
 * back; a count that knows papers and no households; the result, and what may be said against it.
 */
@NullMarked
package org.jiebang.needs.ballot;

import org.jspecify.annotations.NullMarked;
