/** The story of the house, told over HTTP through the gateway: its people, its steps, its speed. */
@NullMarked
package org.jiebang.local.story;

import org.jspecify.annotations.NullMarked;
