package org.jiebang.needs.need;

import java.util.List;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * The needs of a community that look verified: candidates for a list. The list of needs may lag, so
 * whoever puts one somewhere asks the need itself first.
 */
@FunctionalInterface
public interface VerifiedNeeds {

  /**
   * One page, oldest first.
   *
   * @param after the last of the page before; null for the first page
   * @return empty when there are no more
   */
  List<NeedId> page(CommunityId community, @Nullable NeedId after);
}
