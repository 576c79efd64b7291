/** The feed as its readers get it: in pages, as lines, or as a stream that goes on. */
@NullMarked
package org.jiebang.gateway.stream;

import org.jspecify.annotations.NullMarked;
