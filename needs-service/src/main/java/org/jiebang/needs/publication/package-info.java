/** Publication: what a community tells the public, and what is told about it. */
@NullMarked
package org.jiebang.needs.publication;

import org.jspecify.annotations.NullMarked;
