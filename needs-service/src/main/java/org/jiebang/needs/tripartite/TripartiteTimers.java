package org.jiebang.needs.tripartite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Clear;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.tripartite.TripartiteCommand.CloseDuty;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutiesAgreed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutyMissed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterCoordinated;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterDecided;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterRaised;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSolved;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSurveyed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteStarted;

/** At the end of each period the clock asks whether the duty was kept. One timer per duty. */
public final class TripartiteTimers
    implements Timers<TripartiteCommand, Tripartite, TripartiteEvent> {

  @Override
  public Aggregate<TripartiteCommand, Tripartite, TripartiteEvent> aggregate() {
    return Tripartites.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<TripartiteEvent> fact) {
    return switch (fact.event()) {
      case TripartiteStarted e ->
          e.duties().stream().<Change>map(d -> new Set(d.duty().name(), d.endsAt())).toList();
      case TripartiteDutiesAgreed e -> {
        var changes = new ArrayList<Change>();
        e.duties().forEach(d -> changes.add(new Set(d.duty().name(), d.endsAt())));
        e.dropped().forEach(duty -> changes.add(new Clear(duty.name())));
        yield changes;
      }
      case TripartiteHeld e ->
          e.nextEndsAt() == null ? List.of() : List.of(new Set(e.duty().name(), e.nextEndsAt()));
      case TripartiteDutyMissed e -> List.of(new Set(e.duty().name(), e.nextEndsAt()));
      case TripartiteMatterRaised _,
          TripartiteMatterSurveyed _,
          TripartiteMatterDecided _,
          TripartiteMatterCoordinated _,
          TripartiteMatterSolved _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    return List.of(
        Step.of(
            Tripartites.INSTANCE,
            stream,
            new CloseDuty(new TripartiteId(stream), Duty.valueOf(timer), now)));
  }
}
