package org.jiebang.needs.need;

import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.needs.place.CommunityId;

/** Finds needs by what they say, whoever asks: callers see to it who may. */
public interface TextIndex {

  /**
   * @param text at least one letter or digit
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED when there is none
   */
  PageQuery.Among in(CommunityId community, String text);
}
