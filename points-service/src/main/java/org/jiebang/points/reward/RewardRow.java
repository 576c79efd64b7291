package org.jiebang.points.reward;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;

/** A row of the list of goods. */
@Entity
@Table(name = "reward")
public class RewardRow extends ViewRow {

  /** In points. */
  public long price;

  /** Whether a piece is left. */
  public boolean available;
}
