package org.jiebang.needs.body;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Clear;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.body.BodyCommand.RotateChair;
import org.jiebang.needs.body.BodyEvent.BodyChairElected;
import org.jiebang.needs.body.BodyEvent.BodyChairRotated;
import org.jiebang.needs.body.BodyEvent.BodyDissolved;
import org.jiebang.needs.body.BodyEvent.BodyEstablished;
import org.jiebang.needs.body.BodyEvent.BodyGridWorkerAssigned;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jiebang.needs.body.BodyEvent.BodyPolicyAgreed;
import org.jiebang.needs.body.BodyEvent.BodyTaskAdded;
import org.jiebang.needs.body.BodyEvent.BodyTaskFinished;
import org.jiebang.needs.body.BodyEvent.BodyTermEnded;

/** A chair that goes round goes on by itself when its time is over, or its holder's term. */
public final class BodyTimers implements Timers<BodyCommand, Body, BodyEvent> {

  static final String ROTATE = "rotate";

  @Override
  public Aggregate<BodyCommand, Body, BodyEvent> aggregate() {
    return Bodies.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<BodyEvent> fact) {
    return switch (fact.event()) {
      case BodyChairRotated e -> List.of(new Set(ROTATE, e.nextAt()));
      case BodyTermEnded e ->
          e.chairFreeAt() == null ? List.of() : List.of(new Set(ROTATE, e.chairFreeAt()));
      case BodyDissolved _ -> List.of(new Clear(ROTATE));
      case BodyEstablished _,
          BodyPolicyAgreed _,
          BodyMemberAppointed _,
          BodyChairElected _,
          BodyGridWorkerAssigned _,
          BodyTaskAdded _,
          BodyTaskFinished _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    if (!timer.equals(ROTATE)) {
      throw new IllegalArgumentException("no such timer of a body: " + timer);
    }
    return List.of(
        Step.of(Bodies.INSTANCE, stream, new RotateChair(new BodyId(stream), null, SYSTEM, now)));
  }
}
