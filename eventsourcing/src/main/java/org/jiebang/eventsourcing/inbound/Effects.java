package org.jiebang.eventsourcing.inbound;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Reaction.Consequence;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jspecify.annotations.Nullable;

/**
 * The reactions to one fact, one after the other: what each asks for is computed by the consumer's
 * thread (it may read rows of the open transaction), and issued by any.
 */
final class Effects {

  private final Reactions reactions;
  private final Incoming in;
  private final Recorded<Object> fact;
  private final Iterator<Reaction<?>> matching;
  private final List<String> refused = new ArrayList<>();
  private @Nullable String tooEarly;

  /** What one reaction asks for. */
  static final class Issue {
    private final Reaction<?> reaction;
    private final List<Consequence> consequences;
    private @Nullable String early;
    private boolean moved;

    Issue(Reaction<?> reaction, List<Consequence> consequences) {
      this.reaction = reaction;
      this.consequences = consequences;
    }

    /** Those that its commands are about. */
    Set<UUID> streams() {
      return consequences.stream()
          .flatMap(c -> c.steps().stream())
          .map(Step::stream)
          .collect(Collectors.toSet());
    }
  }

  Effects(Reactions reactions, Incoming in, Recorded<Object> fact, List<Reaction<?>> all) {
    this.reactions = reactions;
    this.in = in;
    this.fact = fact;
    this.matching = all.stream().filter(r -> r.fact().isInstance(fact.event())).iterator();
  }

  /** What the next reaction asks for; null when all are done. By the consumer's thread. */
  @Nullable Issue next() {
    while (matching.hasNext()) {
      Reaction<?> reaction = matching.next();
      try {
        List<Consequence> consequences = reactions.consequences(reaction, fact);
        if (!consequences.isEmpty()) {
          return new Issue(reaction, consequences);
        }
      } catch (Rejected early) {
        // A reaction may itself say «too early», e.g. when a row of another source is missing.
        early(reactions.judge(reaction, in, fact, 0, early, refused));
      }
    }
    return null;
  }

  /** Issues it and waits for the commit. By any thread. */
  void carryOut(Issue issue) {
    try {
      issue.early = reactions.issue(issue.reaction, in, fact, issue.consequences, refused);
    } catch (Rejected conflict) {
      if (conflict.refusal() != KernelRefusal.VERSION_CONFLICT) {
        throw conflict;
      }
      issue.moved = true;
    }
  }

  /** Looks at what came of it. By the consumer's thread. */
  void settle(Issue issue) {
    early(issue.moved ? reactions.untilStill(issue.reaction, in, fact, refused) : issue.early);
  }

  private void early(@Nullable String why) {
    tooEarly = tooEarly == null ? why : tooEarly;
  }

  Delivery delivery() {
    return new Delivery(tooEarly, refused);
  }
}
