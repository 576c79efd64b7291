package org.jiebang.needs.workplan;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come.
 *
 * @param percent 0 to 100; 100 is done
 */
@Schema(name = "PlanProgress")
public record Progress(int percent, @Nullable String note, Instant at) {

  static final int ALL = 100;

  boolean complete() {
    return percent == ALL;
  }
}
