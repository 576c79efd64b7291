/**
 * Tripartite coordination (三方协同): community, owners' committee and property company, their matters,
 * and the duties that they keep each week, month, quarter and year.
 */
@NullMarked
package org.jiebang.needs.tripartite;

import org.jspecify.annotations.NullMarked;
