package org.jiebang.matching.task;

import java.time.Instant;
import org.jiebang.matching.session.SessionId;

/**
 * One session of the execution plan.
 *
 * @param capacity how many may sign up, from 1
 */
public record PlannedSession(
    SessionId session, Instant startsAt, Instant endsAt, String place, int capacity) {}
