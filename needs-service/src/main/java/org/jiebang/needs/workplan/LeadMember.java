package org.jiebang.needs.workplan;

import java.util.UUID;

/**
 * A member of the lead group (领导小组), by office.
 *
 * @param office e.g. 组长; whoever holds it can change with a revision
 */
public record LeadMember(String office, UUID person) {}
