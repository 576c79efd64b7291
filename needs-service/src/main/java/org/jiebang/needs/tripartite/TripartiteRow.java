package org.jiebang.needs.tripartite;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;

/** A line of the list of coordinations; its tenant is the community. */
@Entity
@Table(name = "tripartite")
public class TripartiteRow extends ViewRow {}
