/**
 * Moves the story clock of every service forward, so that a story with deadlines runs in seconds.
 */
@NullMarked
package org.jiebang.gateway.clock;

import org.jspecify.annotations.NullMarked;
