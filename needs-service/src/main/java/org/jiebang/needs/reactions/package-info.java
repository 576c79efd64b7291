/** What a fact of another service leads to here, one sentence per class. */
@NullMarked
package org.jiebang.needs.reactions;

import org.jspecify.annotations.NullMarked;
