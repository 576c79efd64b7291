/** Which tests show which rows of the source documents. */
@NullMarked
package org.jiebang.systemtests.rows;

import org.jspecify.annotations.NullMarked;
