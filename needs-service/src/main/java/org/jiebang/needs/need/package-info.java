/** A need: what residents ask for, from the first word to the confirmed result. */
@NullMarked
package org.jiebang.needs.need;

import org.jspecify.annotations.NullMarked;
