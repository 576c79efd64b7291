/** Events of earlier shapes, and how they are read today. */
@NullMarked
package org.jiebang.needs.wire;

import org.jspecify.annotations.NullMarked;
