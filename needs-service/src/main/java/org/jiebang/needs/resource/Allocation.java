package org.jiebang.needs.resource;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.project.ProjectId;

/**
 * How much of a resource a project uses, and when.
 *
 * @param quantity of its capacity; from 1
 * @param until the last date; included
 */
@Schema(name = "ResourceAllocation")
public record Allocation(ProjectId project, int quantity, LocalDate from, LocalDate until) {

  boolean on(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(until);
  }

  /** True when nothing of it is left to come. */
  boolean over(LocalDate today) {
    return until.isBefore(today);
  }
}
