/** What happened to one need, told from the feed line by line. */
@NullMarked
package org.jiebang.gateway.story;

import org.jspecify.annotations.NullMarked;
