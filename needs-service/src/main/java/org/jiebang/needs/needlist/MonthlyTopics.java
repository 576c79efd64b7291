package org.jiebang.needs.needlist;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.Step;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.needlist.NeedList.Opened;

/** Brings what is urgent on a closed monthly list before the council (急难愁盼列为月度议题, S0:31). */
@FunctionalInterface
public interface MonthlyTopics {

  /**
   * The steps that bring it there.
   *
   * @return empty when the need is not urgent or has moved on, or nobody is there to decide
   */
  List<? extends Step<?, ?, ?>> bring(Opened list, NeedId need, Instant now);
}
