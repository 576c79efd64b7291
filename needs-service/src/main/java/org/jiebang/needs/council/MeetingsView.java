package org.jiebang.needs.council;

import java.time.YearMonth;
import org.jiebang.eventsourcing.view.ListView;

/** The council calendar. */
public final class MeetingsView extends ListView<MeetingBody, MeetingRow, MeetingEvent> {

  public MeetingsView() {
    super(Meetings.INSTANCE, new MeetingPicture(), MeetingRow.class, MeetingRow::new);
  }

  @Override
  protected void columns(MeetingRow row, MeetingBody body) {
    row.council = body.body();
    row.month = YearMonth.from(body.date()).toString();
  }
}
