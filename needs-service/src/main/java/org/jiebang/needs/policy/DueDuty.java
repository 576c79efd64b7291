package org.jiebang.needs.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.tripartite.Cadence;
import org.jiebang.needs.tripartite.Duty;

/** A duty of the three parties, and how often it is due. */
@Schema(name = "TripartiteDueDuty")
public record DueDuty(Duty duty, Cadence cadence) {}
