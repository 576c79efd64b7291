package org.jiebang.needs.district;

import org.jiebang.eventsourcing.view.ListView;

/** The list of districts. */
public final class DistrictsView extends ListView<DistrictBody, DistrictRow, DistrictEvent> {

  public DistrictsView() {
    super(Districts.INSTANCE, new DistrictPicture(), DistrictRow.class, DistrictRow::new);
  }

  @Override
  protected void columns(DistrictRow row, DistrictBody body) {
    // Districts are few; the list has no filters.
  }
}
