/**
 * What services would have earned under another version of the rules, and bringing accounts there:
 * simulated, proposed by the desk, applied by the district.
 */
@NullMarked
package org.jiebang.points.recalculation;

import org.jspecify.annotations.NullMarked;
