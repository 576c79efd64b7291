/** When this happens elsewhere, that follows here: one class per sentence. */
@NullMarked
package org.jiebang.points.reactions;

import org.jspecify.annotations.NullMarked;
