/** Facts of matching-service as this service reads them: only the fields it uses. */
@NullMarked
package org.jiebang.needs.inbound;

import org.jspecify.annotations.NullMarked;
