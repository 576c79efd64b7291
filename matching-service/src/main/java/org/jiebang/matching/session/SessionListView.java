package org.jiebang.matching.session;

import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.view.ListView;
import org.jspecify.annotations.Nullable;

/** The list of sessions. */
public final class SessionListView extends ListView<SessionBody, SessionRow, SessionEvent> {

  public SessionListView() {
    super(Sessions.INSTANCE, new SessionPicture(), SessionRow.class, SessionRow::new);
  }

  @Override
  public SessionRow evolve(@Nullable SessionRow old, Recorded<SessionEvent> fact) {
    SessionRow row = super.evolve(old, fact);
    row.changedAt = fact.at();
    return row;
  }

  @Override
  protected void columns(SessionRow row, SessionBody body) {
    row.task = body.task();
    row.organisation = body.organisation();
    row.department = body.department();
    row.madePublic = body.waitlistPlaces() != null;
    row.startsAt = body.startsAt();
  }
}
