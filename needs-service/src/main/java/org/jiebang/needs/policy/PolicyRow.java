package org.jiebang.needs.policy;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of policies; its tenant is the community. */
@Entity
@Table(name = "community_policy")
@NullUnmarked // filled by Hibernate
public class PolicyRow extends ViewRow {}
