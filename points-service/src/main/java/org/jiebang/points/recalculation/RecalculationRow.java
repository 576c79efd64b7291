package org.jiebang.points.recalculation;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;

/** A row of the list of recalculations. */
@Entity
@Table(name = "recalculation")
public class RecalculationRow extends ViewRow {}
