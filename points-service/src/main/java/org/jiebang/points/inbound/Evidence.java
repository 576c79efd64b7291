package org.jiebang.points.inbound;

import org.jiebang.eventsourcing.Code;

/** How a service record came about; an open set. */
public record Evidence(String value) implements Code {

  /** Checked in and out, the server counted: 信用时数. */
  public static final Evidence TIMED = new Evidence("TIMED");

  /** Written down later, somebody vouches for it: 荣誉时数. */
  public static final Evidence BACKFILLED = new Evidence("BACKFILLED");
}
