/**
 * Supply side: organisations and their agreements, the 揭榜挂帅 board, sessions, acceptance and
 * evaluation. It reads needs-service's facts, and tells the others when service was confirmed and a
 * task accepted. {@code MatchingWiring} is the only place that knows everything.
 */
@NullMarked
package org.jiebang.matching;

import org.jspecify.annotations.NullMarked;
