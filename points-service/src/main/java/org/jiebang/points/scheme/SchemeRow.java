package org.jiebang.points.scheme;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;

/** A row of the list of schemes. */
@Entity
@Table(name = "scheme")
public class SchemeRow extends ViewRow {}
