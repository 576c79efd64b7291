package org.jiebang.needs.notice;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.notice.NoticeEvent.NoticeMade;
import org.jiebang.needs.notice.NoticeEvent.PrivateNoticeMade;

/** The names of a notice's events on disk and on Kafka. */
public final class NoticeWire {

  private NoticeWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("notice-made", NoticeMade.class)
        .withheld("private-notice-made", PrivateNoticeMade.class)
        .build();
  }
}
