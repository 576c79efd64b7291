/** Every published fact of the three services, once, in one numbered sequence. */
@NullMarked
package org.jiebang.gateway.feed;

import org.jspecify.annotations.NullMarked;
