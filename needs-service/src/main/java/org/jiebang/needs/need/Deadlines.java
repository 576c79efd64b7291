package org.jiebang.needs.need;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when what is expected of a need.
 *
 * @param verifyBy by when it is to be verified
 * @param answerBy by when its author is to answer a question
 * @param dueAt by when it is to be resolved; null before it was verified
 * @param pausedAt since when the clock stands: a question is open, or it is on hold or elsewhere
 * @param endedAt when it was resolved, declined, referred or merged
 */
record Deadlines(
    Instant verifyBy,
    @Nullable Instant answerBy,
    @Nullable Instant dueAt,
    @Nullable Instant pausedAt,
    @Nullable Instant endedAt) {

  Deadlines verifyBy(Instant at) {
    return new Deadlines(at, null, dueAt, null, endedAt);
  }

  Deadlines asked(Instant answer, Instant at) {
    return new Deadlines(verifyBy, answer, dueAt, at, endedAt);
  }

  Deadlines due(@Nullable Instant at) {
    return new Deadlines(verifyBy, answerBy, at, null, null);
  }

  Deadlines paused(Instant at) {
    return new Deadlines(verifyBy, answerBy, dueAt, at, endedAt);
  }

  Deadlines ended(Instant at) {
    return new Deadlines(verifyBy, answerBy, dueAt, pausedAt, at);
  }

  /** A deadline moved on by the time that the clock has stood. */
  Instant shifted(Instant deadline, Instant now) {
    return pausedAt == null ? deadline : deadline.plus(Duration.between(pausedAt, now));
  }
}
