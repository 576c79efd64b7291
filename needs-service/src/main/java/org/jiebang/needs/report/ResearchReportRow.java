package org.jiebang.needs.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of reports; its tenant is the community. */
@Entity
@Table(name = "research_report")
@NullUnmarked // filled by Hibernate
public class ResearchReportRow extends ViewRow {}
