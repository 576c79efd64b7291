package org.jiebang.gateway.person;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;

/** One row per person, owned by the scope that registered them. */
@Entity
@Table(name = "person_row")
public class PersonRow extends ViewRow {}
