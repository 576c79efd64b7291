/** Communities of the source documents, loaded through the public API as their desks would. */
@NullMarked
package org.jiebang.local.sample;

import org.jspecify.annotations.NullMarked;
