/** Goods in stock of a community: what points can be redeemed for, and how many are left. */
@NullMarked
package org.jiebang.points.reward;

import org.jspecify.annotations.NullMarked;
