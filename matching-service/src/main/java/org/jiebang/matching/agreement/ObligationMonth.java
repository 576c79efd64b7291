package org.jiebang.matching.agreement;

import java.time.YearMonth;

/**
 * What became of one obligation in one month, as the API shows it.
 *
 * @param obligation its place in the agreement's list, from 1
 * @param promised sessions
 * @param done sessions counted when it was said
 * @param late it was met only by a session that was counted after the month had been closed
 */
public record ObligationMonth(
    YearMonth month,
    int obligation,
    ObligationKind kind,
    int promised,
    int done,
    boolean met,
    boolean late) {}
