package org.jiebang.needs.grid;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of grid maps; its tenant is the community. */
@Entity
@Table(name = "grid_map")
@NullUnmarked // filled by Hibernate
public class GridMapRow extends ViewRow {}
