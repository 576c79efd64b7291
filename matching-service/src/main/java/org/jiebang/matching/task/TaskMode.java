package org.jiebang.matching.task;

import org.jiebang.eventsourcing.Code;

/** How a task finds who does it: {@code COMPETITIVE}, {@code DISPATCH} …; an open set. */
public record TaskMode(String value) implements Code {

  /** 揭榜: sealed bids until a closing time, then scores and one award. */
  public static final TaskMode COMPETITIVE = new TaskMode("COMPETITIVE");
}
