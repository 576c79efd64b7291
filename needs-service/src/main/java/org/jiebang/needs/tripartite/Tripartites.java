package org.jiebang.needs.tripartite;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.tripartite.Tripartite.NotStarted;
import org.jiebang.needs.tripartite.Tripartite.Running;

/** Coordination as a kind of stream: one per community, which owns it. */
public final class Tripartites
    implements Aggregate<TripartiteCommand, Tripartite, TripartiteEvent> {

  public static final Tripartites INSTANCE = new Tripartites();

  private final TripartiteDecider decider = new TripartiteDecider();

  private Tripartites() {}

  @Override
  public String name() {
    return "tripartite";
  }

  @Override
  public Class<TripartiteEvent> events() {
    return TripartiteEvent.class;
  }

  @Override
  public Decider<TripartiteCommand, Tripartite, TripartiteEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Tripartite state) {
    return switch (state) {
      case NotStarted() -> "NONE";
      case Running _ -> "RUNNING";
    };
  }

  @Override
  public UUID tenantOf(Tripartite state) {
    return ((Running) state).community().value();
  }
}
