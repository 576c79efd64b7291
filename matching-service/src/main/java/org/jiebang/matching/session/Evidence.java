package org.jiebang.matching.session;

/** How a service record came about. */
public enum Evidence {
  /** Checked in and out; the server counted: 信用时数. */
  TIMED,
  /** Written down later, somebody vouches for it: 荣誉时数. */
  BACKFILLED
}
