/** Need lists: the daily collection, the weekly digest and the monthly list of a community. */
@NullMarked
package org.jiebang.needs.needlist;

import org.jspecify.annotations.NullMarked;
