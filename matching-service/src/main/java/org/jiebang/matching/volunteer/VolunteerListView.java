package org.jiebang.matching.volunteer;

import org.jiebang.eventsourcing.view.ListView;

/** The list of volunteers. */
public final class VolunteerListView extends ListView<VolunteerBody, VolunteerRow, VolunteerEvent> {

  public VolunteerListView() {
    super(Volunteers.INSTANCE, new VolunteerPicture(), VolunteerRow.class, VolunteerRow::new);
  }

  @Override
  protected void columns(VolunteerRow row, VolunteerBody body) {
    row.person = body.person();
    row.organisation = body.organisation();
  }
}
