/** Communities and their estates: where needs lie, in which time zone, under which district. */
@NullMarked
package org.jiebang.needs.place;

import org.jspecify.annotations.NullMarked;
