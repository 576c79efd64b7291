package org.jiebang.needs.workplan;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a plan says, as one version of it.
 *
 * @param until the last date; included
 */
@Schema(name = "WorkPlanContent")
public record PlanContent(
    String title, LocalDate from, LocalDate until, List<LeadMember> leads, List<PlanTask> tasks) {}
