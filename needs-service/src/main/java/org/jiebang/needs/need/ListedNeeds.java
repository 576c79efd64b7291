package org.jiebang.needs.need;

import java.util.UUID;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jspecify.annotations.Nullable;

/** What is on a list of needs. */
public interface ListedNeeds {

  /**
   * @param community whose list it is; nothing is on the lists of others
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED without a community
   */
  PageQuery.Among on(UUID list, @Nullable UUID community);
}
