package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import org.jiebang.eventsourcing.sheet.SheetLimits;
import org.jspecify.annotations.Nullable;

/** How many items of one stream an answer holds that can be read on where it ends. */
@ApplicationScoped
public class AnswerSize {

  /** They are at hand all at once, unlike the rows of a view. */
  private static final int MOST = 10_000;

  private final CurrentRequest request;
  private final SheetLimits limits;

  AnswerSize(CurrentRequest request, SheetLimits limits) {
    this.request = request;
    this.limits = limits;
  }

  /**
   * @param limit as asked for; null: as many as one sheet holds, or else {@code few}
   */
  public int of(@Nullable Integer limit, int few) {
    if (limit != null) {
      return limit;
    }
    return SheetWish.of(request.routing()) == null ? few : Math.min(MOST, limits.exportedRows());
  }
}
