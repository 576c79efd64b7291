package org.jiebang.needs.grid;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMap.Unopened;

/** Grid maps as a kind of stream: owned by the community, for those who work there. */
public final class GridMaps implements Aggregate<GridMapCommand, GridMap, GridMapEvent> {

  public static final GridMaps INSTANCE = new GridMaps();

  private final GridMapDecider decider = new GridMapDecider(GridPolicy.DEFAULT);

  private GridMaps() {}

  @Override
  public String name() {
    return "grid-map";
  }

  @Override
  public Class<GridMapEvent> events() {
    return GridMapEvent.class;
  }

  @Override
  public Decider<GridMapCommand, GridMap, GridMapEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(GridMap map) {
    return switch (map) {
      case Unopened() -> "NONE";
      case Opened _ -> "OPEN";
    };
  }

  @Override
  public UUID tenantOf(GridMap map) {
    return ((Opened) map).community().value();
  }
}
