package org.jiebang.points.recalculation;

import java.time.Instant;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.scheme.Rules;
import org.jiebang.points.scheme.SchemeId;

/**
 * What was simulated: which rules on which services.
 *
 * @param ruleVersion of {@code scheme}; a draft may be simulated, but only a published version is
 *     applied
 * @param rules as they stood when they were simulated
 * @param from first instant at which a service that counts may have ended; {@code until} first one
 *     at which it may not
 */
public record Plan(
    CommunityId community,
    SchemeId scheme,
    int ruleVersion,
    Rules rules,
    Instant from,
    Instant until) {}
