/**
 * What a community has decided about times, windows and limits; where it has not, defaults hold.
 */
@NullMarked
package org.jiebang.needs.policy;

import org.jspecify.annotations.NullMarked;
