package org.jiebang.needs.council;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.inbound.InboundTask;
import org.jiebang.needs.inbound.KnownTasks;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** Asks what is known of tasks that an agenda item names. */
@Singleton
class BoardTasks {

  private final KnownTasks known;

  BoardTasks(KnownTasks known) {
    this.known = known;
  }

  /** One for each, in their order. */
  List<BoardTask> of(List<UUID> tasks) {
    return tasks.stream().map(this::of).toList();
  }

  private BoardTask of(UUID id) {
    InboundTask task = known.task(id);
    return task == null
        ? new BoardTask(id, null, null, null)
        : new BoardTask(
            id,
            new CommunityId(task.community),
            task.need == null ? null : new NeedId(task.need),
            task.ended);
  }
}
