/** What this service does when something happened in another one, a sentence each. */
@NullMarked
package org.jiebang.matching.reactions;

import org.jspecify.annotations.NullMarked;
