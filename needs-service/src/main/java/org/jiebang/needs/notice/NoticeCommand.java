package org.jiebang.needs.notice;

import java.time.Instant;

/** What can be asked of a notice. */
public sealed interface NoticeCommand {

  /**
   * @param sandbox its community is for trying things out: it goes nowhere
   */
  record MakeNotice(NoticeId notice, Tidings tidings, boolean sandbox, Instant at)
      implements NoticeCommand {}
}
