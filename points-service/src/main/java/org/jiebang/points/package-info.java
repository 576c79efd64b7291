/**
 * Value: what confirmed service is worth, who holds it, and what it buys. A community publishes its
 * scheme, each confirmed service earns points under it, an accepted task makes them spendable, and
 * a pick-up code turns them into goods.
 */
@NullMarked
package org.jiebang.points;

import org.jspecify.annotations.NullMarked;
