/** Photos and documents of needs: what is kept of them, and who gets to see them. */
@NullMarked
package org.jiebang.needs.attachment;

import org.jspecify.annotations.NullMarked;
