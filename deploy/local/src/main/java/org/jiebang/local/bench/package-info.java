/** What every bench needs: callers, CPU times, interleaved rounds, a report beside a limit. */
@NullMarked
package org.jiebang.local.bench;

import org.jspecify.annotations.NullMarked;
