/**
 * What no single service can show: the story, races, repeats, restarts and bad input, over HTTP on
 * real processes.
 */
@NullMarked
package org.jiebang.systemtests;

import org.jspecify.annotations.NullMarked;
