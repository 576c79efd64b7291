package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jiebang.eventsourcing.Recorded;

/** Something that reads this service's log by position and keeps rows: a view, or the timers. */
interface Follower {

  /** False for events that change nothing here; they need not be decoded. */
  boolean reads(Class<?> event);

  /**
   * Applies {@code facts}, which are in order within each part; what it writes goes to the database
   * at the latest with the next flush.
   */
  void apply(EntityManager em, int gen, List<Recorded<Object>> facts);
}
