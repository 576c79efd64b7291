package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.Recorded;

/** Something that reads this service's log by position and keeps rows: a view, or the timers. */
interface Follower {

  void apply(EntityManager em, int gen, Recorded<Object> fact);
}
