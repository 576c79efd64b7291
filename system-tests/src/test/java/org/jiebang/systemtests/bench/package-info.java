/**
 * How fast the kernel is, beside a peer or a limit in the same run. Run by {@code ./jiebang bench}.
 */
@NullMarked
package org.jiebang.systemtests.bench;

import org.jspecify.annotations.NullMarked;
