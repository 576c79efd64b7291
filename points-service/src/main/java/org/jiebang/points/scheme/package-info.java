/**
 * A community's point rules, versioned: 《积分兑换方案》. Drafted by its desk, published by the district.
 */
@NullMarked
package org.jiebang.points.scheme;

import org.jspecify.annotations.NullMarked;
