package org.jiebang.needs.workplan;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.workplan.WorkPlanEvent.ProgressRecorded;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanAdopted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanClosed;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanDrafted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanRevised;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanTracked;
import org.jspecify.annotations.Nullable;

/** Folds a plan's events into what the API shows. */
public final class WorkPlanPicture implements Picture<WorkPlanBody, WorkPlanEvent> {

  @Override
  public Class<WorkPlanBody> body() {
    return WorkPlanBody.class;
  }

  @Override
  public String state(WorkPlanBody body) {
    return body.state();
  }

  @Override
  public WorkPlanBody evolve(@Nullable WorkPlanBody body, Recorded<WorkPlanEvent> fact) {
    return switch (fact.event()) {
      case WorkPlanDrafted e ->
          new WorkPlanBody(
              e.plan().value(),
              "DRAFT",
              e.community().value(),
              e.timeZone(),
              e.kind(),
              e.body(),
              1,
              e.content(),
              null,
              Map.of(),
              List.of(),
              null);
      case WorkPlanRevised e -> requireNonNull(body).now(e.edition(), e.content(), e.reason());
      case WorkPlanAdopted _ -> requireNonNull(body).now("ADOPTED");
      case WorkPlanTracked _ -> requireNonNull(body).now("TRACKED");
      case ProgressRecorded e -> {
        var more = new LinkedHashMap<>(requireNonNull(body).progress());
        more.put(e.task(), new Progress(e.percent(), e.note(), e.at()));
        yield body.now(Collections.unmodifiableMap(more));
      }
      case WorkPlanClosed e -> requireNonNull(body).closed(e.open(), e.summary());
    };
  }
}
