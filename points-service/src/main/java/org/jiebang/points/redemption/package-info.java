/**
 * Points become goods: request, hold, code, pick-up; and every way in which that can end otherwise.
 */
@NullMarked
package org.jiebang.points.redemption;

import org.jspecify.annotations.NullMarked;
