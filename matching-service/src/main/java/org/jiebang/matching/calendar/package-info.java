/**
 * Sessions in anybody's own calendar program: read-only, under an address that only its owner knows
 * and can give up.
 */
@NullMarked
package org.jiebang.matching.calendar;

import org.jspecify.annotations.NullMarked;
