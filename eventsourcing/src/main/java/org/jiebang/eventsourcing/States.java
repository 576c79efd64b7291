package org.jiebang.eventsourcing;

import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler.Folded;

/** What streams have come to. */
public interface States {

  /**
   * A stream: its state for the rules, its version (0 when there is no such stream). Consistent
   * with every command that was answered before the states were asked for.
   */
  <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream);
}
