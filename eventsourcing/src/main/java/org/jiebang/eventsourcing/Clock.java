package org.jiebang.eventsourcing;

import java.time.Instant;

/**
 * What time it is, in UTC with microseconds: the database's time plus the story offset. Decisions
 * never ask it; they get the time in the command.
 */
public interface Clock {

  Instant now();
}
