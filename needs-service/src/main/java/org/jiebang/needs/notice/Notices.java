package org.jiebang.needs.notice;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.notice.Notice.Made;
import org.jiebang.needs.notice.Notice.Unmade;

/**
 * Notices as a kind of stream: one for each event that is told, owned by the community. Who follows
 * it is a matter of reading: a notice names no persons, so it costs the same for one as for many.
 */
public final class Notices implements Aggregate<NoticeCommand, Notice, NoticeEvent> {

  public static final Notices INSTANCE = new Notices();

  private final NoticeDecider decider = new NoticeDecider();

  private Notices() {}

  @Override
  public String name() {
    return "notice";
  }

  @Override
  public Class<NoticeEvent> events() {
    return NoticeEvent.class;
  }

  @Override
  public Decider<NoticeCommand, Notice, NoticeEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Notice state) {
    return switch (state) {
      case Unmade() -> "NONE";
      case Made made -> made.sandbox() ? NoticeBody.NOT_SENT_SANDBOX : NoticeBody.READY;
    };
  }

  @Override
  public UUID tenantOf(Notice state) {
    return ((Made) state).community().value();
  }
}
