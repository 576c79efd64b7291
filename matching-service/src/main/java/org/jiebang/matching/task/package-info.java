/** The board 揭榜挂帅: tasks, the claims on them with sealed bids, the award, and the work. */
@NullMarked
package org.jiebang.matching.task;

import org.jspecify.annotations.NullMarked;
