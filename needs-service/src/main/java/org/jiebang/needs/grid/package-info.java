/** Grids and micro-grids (网格, 微网格): what lies in which, from when on, and who looks after it. */
@NullMarked
package org.jiebang.needs.grid;

import org.jspecify.annotations.NullMarked;
