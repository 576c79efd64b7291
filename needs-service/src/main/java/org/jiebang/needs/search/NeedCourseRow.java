package org.jiebang.needs.search;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** Where a need is now: its present {@link Stay} as the body. */
@Entity
@Table(name = "need_course")
@NullUnmarked // filled by Hibernate
public class NeedCourseRow extends ViewRow {

  /** The body as an object while a batch of events is applied. */
  @Transient Stay present;

  /** Stays that have begun or ended in the batch, the later word on each of them last. */
  @Transient final List<Told> told = new ArrayList<>();

  /**
   * @param untilMicros {@link Long#MAX_VALUE} while it lasts
   */
  record Told(Stay stay, long untilMicros) {}
}
