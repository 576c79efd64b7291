/**
 * Campaigns from door to door (入户走访, 夜查): where somebody has been, what they found and what became
 * of it; coverage by building, and never a name.
 */
@NullMarked
package org.jiebang.needs.campaign;

import org.jspecify.annotations.NullMarked;
