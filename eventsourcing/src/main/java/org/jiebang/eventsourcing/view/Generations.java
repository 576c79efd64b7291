package org.jiebang.eventsourcing.view;

/**
 * Which generation of a view is asked: list queries are bound to it, so that a rebuild can fill the
 * next one beside it.
 */
public interface Generations {

  int live(String view);
}
