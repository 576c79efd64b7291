package org.jiebang.matching.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the desk asks for. Bids cite the version of it that they answer.
 *
 * @param place where the service happens, in words
 * @param riskStatement what a volunteer should know beforehand (条例 art. 12–13)
 * @param insurance the cover that applies, e.g. a policy number
 * @param sessionsWanted how many sessions, from 1
 * @param minimum people per session that make the task staffed, from 1
 * @param executeBy the last planned session must end by then; null for no deadline
 */
public record TaskSheet(
    String title,
    String description,
    @Nullable String place,
    @Nullable String riskStatement,
    @Nullable String insurance,
    int sessionsWanted,
    int minimum,
    @Nullable Instant executeBy) {}
