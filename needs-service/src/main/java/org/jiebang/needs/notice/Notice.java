package org.jiebang.needs.notice;

import org.jiebang.needs.place.CommunityId;

/** What a notice's events add up to. */
public sealed interface Notice {

  record Unmade() implements Notice {}

  /**
   * @param secluded of a need that is not for everybody
   */
  record Made(NoticeId notice, CommunityId community, boolean secluded, boolean sandbox)
      implements Notice {}
}
