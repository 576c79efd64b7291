package org.jiebang.matching.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.Rights;

/** What a caller has to do with a task: what they see of it, and whose side they are on. */
@ApplicationScoped
public class TaskView implements Shown<TaskBody, TaskShown> {

  private static final int LEVELS = 4;

  private final Rights rights;
  private final Hierarchy hierarchy;

  TaskView(Rights rights, Hierarchy hierarchy) {
    this.rights = rights;
    this.hierarchy = hierarchy;
  }

  @Override
  public TaskShown show(UUID id, TaskBody body, Caller caller) {
    return TaskShown.of(body, caller.scopes(), rights.near(caller, body.community()));
  }

  boolean near(Caller caller, UUID community) {
    return rights.near(caller, community);
  }

  /** The scopes of the caller's offices and what lies above them: a department's university. */
  Set<UUID> interests(Caller caller) {
    var all = new HashSet<UUID>();
    for (UUID scope : caller.scopes()) {
      UUID at = scope;
      for (int level = 0; at != null && level <= LEVELS; level++) {
        all.add(at);
        at = hierarchy.above(at);
      }
    }
    return Set.copyOf(all);
  }
}
