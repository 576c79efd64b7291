package org.jiebang.points.inbound;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows inside the consumer's own transaction. */
@Singleton
class ConfirmedServiceRows implements ConfirmedServices {

  private final EntityManager rows;

  ConfirmedServiceRows(EntityManager rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable Confirmed of(RecordId record) {
    InboundConfirmedService row = rows.find(InboundConfirmedService.class, record.value());
    return row == null ? null : confirmed(row);
  }

  @Override
  public List<Confirmed> ofTask(TaskId task) {
    return rows
        .createQuery(
            "select r from InboundConfirmedService r where r.task = :task order by r.record",
            InboundConfirmedService.class)
        .setParameter("task", task.value())
        .getResultList()
        .stream()
        .map(ConfirmedServiceRows::confirmed)
        .toList();
  }

  @Override
  public boolean accepted(TaskId task) {
    InboundTaskResult row = rows.find(InboundTaskResult.class, task.value());
    return row != null && row.passed;
  }

  private static Confirmed confirmed(InboundConfirmedService r) {
    return new Confirmed(
        new RecordId(r.record),
        new TaskId(r.task),
        new CommunityId(r.community),
        r.volunteer,
        new Category(r.category),
        r.endedAt,
        r.voided);
  }
}
