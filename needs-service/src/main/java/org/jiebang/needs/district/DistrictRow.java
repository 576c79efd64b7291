package org.jiebang.needs.district;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of districts. */
@Entity
@Table(name = "district")
@NullUnmarked // filled by Hibernate
public class DistrictRow extends ViewRow {}
