package org.jiebang.needs.notice;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jspecify.annotations.Nullable;

/** What is kept of a notice for showing. */
public final class NoticePicture implements Picture<NoticeBody, NoticeEvent> {

  @Override
  public Class<NoticeBody> body() {
    return NoticeBody.class;
  }

  @Override
  public String state(NoticeBody body) {
    return body.state();
  }

  @Override
  public NoticeBody evolve(@Nullable NoticeBody body, Recorded<NoticeEvent> fact) {
    NoticeEvent event = fact.event();
    return new NoticeBody(
        event.notice().value(),
        event.sandbox() ? NoticeBody.NOT_SENT_SANDBOX : NoticeBody.READY,
        event.tidings());
  }
}
