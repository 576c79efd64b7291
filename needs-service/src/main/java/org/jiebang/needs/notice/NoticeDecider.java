package org.jiebang.needs.notice;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.notice.Notice.Made;
import org.jiebang.needs.notice.Notice.Unmade;
import org.jiebang.needs.notice.NoticeCommand.MakeNotice;
import org.jiebang.needs.notice.NoticeEvent.NoticeMade;
import org.jiebang.needs.notice.NoticeEvent.PrivateNoticeMade;

/** The one rule of a notice: it is made once, however often what it tells is seen again. */
final class NoticeDecider implements Decider<NoticeCommand, Notice, NoticeEvent> {

  @Override
  public Notice initial() {
    return new Unmade();
  }

  @Override
  public List<NoticeEvent> decide(NoticeCommand command, Notice state) {
    return switch (command) {
      case MakeNotice c ->
          switch (state) {
            case Unmade() -> List.of(made(c));
            case Made _ -> List.of();
          };
    };
  }

  private static NoticeEvent made(MakeNotice c) {
    Tidings tidings = c.tidings();
    return tidings.secluded() && tidings.need() != null
        ? PrivateNoticeMade.of(c.notice(), tidings.need(), tidings, c.sandbox(), c.at())
        : NoticeMade.of(c.notice(), tidings, c.sandbox(), c.at());
  }

  @Override
  public Notice evolve(Notice state, NoticeEvent event) {
    Tidings tidings = event.tidings();
    return new Made(event.notice(), tidings.community(), tidings.secluded(), event.sandbox());
  }
}
