package org.jiebang.needs.body;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.Body.NotEstablished;

/** Bodies as a kind of stream: owned by their place, seen there and by their members. */
public final class Bodies implements Aggregate<BodyCommand, Body, BodyEvent> {

  public static final Bodies INSTANCE = new Bodies();

  /** An aggregate may have 64 parties. */
  private static final int MOST_PARTIES = 64;

  private final BodyDecider decider = new BodyDecider();

  private Bodies() {}

  @Override
  public String name() {
    return "body";
  }

  @Override
  public Class<BodyEvent> events() {
    return BodyEvent.class;
  }

  @Override
  public Decider<BodyCommand, Body, BodyEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Body body) {
    return switch (body) {
      case NotEstablished() -> "NONE";
      case Established b -> b.lastDay() == null ? "ACTIVE" : "DISSOLVED";
    };
  }

  @Override
  public UUID tenantOf(Body body) {
    return ((Established) body).place();
  }

  /** Experts come from elsewhere: a member sees the body until the term is over. */
  @Override
  public Set<UUID> partiesOf(Body body) {
    var people = new LinkedHashSet<UUID>();
    if (body instanceof Established b) {
      b.terms().stream()
          .filter(m -> m.until() == null || !m.until().isBefore(b.today()))
          .limit(MOST_PARTIES)
          .forEach(m -> people.add(m.person()));
    }
    return people;
  }
}
