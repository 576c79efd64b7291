package org.jiebang.matching.session;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;

/** Sessions as a kind of stream: owned by the community, run by a department. */
public final class Sessions implements Aggregate<SessionCommand, Session, SessionEvent> {

  public static final Sessions INSTANCE = new Sessions();

  private final SessionDecider decider = new SessionDecider();

  private Sessions() {}

  @Override
  public String name() {
    return "session";
  }

  @Override
  public Class<SessionEvent> events() {
    return SessionEvent.class;
  }

  @Override
  public Decider<SessionCommand, Session, SessionEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Session state) {
    return switch (state) {
      case Session.Unplanned() -> "NONE";
      case Session.Existing s -> s.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Session state) {
    return existing(state).plan().community();
  }

  @Override
  public UUID correlationOf(Session state) {
    return existing(state).plan().need();
  }

  /** Once sign-up has opened, that there is a session is public; who takes part is not. */
  @Override
  public Set<UUID> partiesOf(Session state) {
    Session.Existing s = existing(state);
    var parties = new HashSet<UUID>();
    parties.add(s.plan().organisation());
    parties.add(s.plan().department());
    if (s.signup() != null) {
      parties.add(EVERYONE);
    }
    return Set.copyOf(parties);
  }

  private static Session.Existing existing(Session state) {
    return switch (state) {
      case Session.Existing s -> s;
      case Session.Unplanned() -> throw new IllegalStateException("a session without events");
    };
  }
}
