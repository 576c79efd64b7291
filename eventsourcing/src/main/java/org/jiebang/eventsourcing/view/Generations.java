package org.jiebang.eventsourcing.view;

/** Which generation of a view is the one that queries read; a rebuild fills the next one. */
public interface Generations {

  /**
   * The live generation, from 1.
   *
   * @param view {@link org.jiebang.eventsourcing.View#name}
   */
  int live(String view);
}
