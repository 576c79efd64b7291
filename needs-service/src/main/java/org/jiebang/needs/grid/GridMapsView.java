package org.jiebang.needs.grid;

import org.jiebang.eventsourcing.view.ListView;

/** The list of grid maps. */
public final class GridMapsView extends ListView<GridMapBody, GridMapRow, GridMapEvent> {

  public GridMapsView() {
    super(GridMaps.INSTANCE, new GridMapPicture(), GridMapRow.class, GridMapRow::new);
  }

  @Override
  protected void columns(GridMapRow row, GridMapBody body) {
    // Found by its community alone, which every row has.
  }
}
