package org.jiebang.matching.session;

import jakarta.inject.Provider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.matching.session.SessionCommand.RecordService;
import org.jiebang.matching.session.SessionEvent.SessionCancelled;
import org.jiebang.matching.session.SessionEvent.SessionEnded;
import org.jiebang.matching.session.SessionEvent.SessionPlanned;
import org.jiebang.matching.session.SessionEvent.SessionRecorded;

/**
 * A running session ends at its planned end. What the department has not recorded a day later, the
 * clock records. A session that never started is left to the department.
 */
public final class SessionTimers implements Timers<SessionCommand, Session, SessionEvent> {

  private static final String END = "end";
  private static final String RECORD = "record";

  private final Provider<CommandHandler> commands;

  /**
   * @param commands with which it finds whose agreement a session counts for
   */
  public SessionTimers(Provider<CommandHandler> commands) {
    this.commands = commands;
  }

  @Override
  public Aggregate<SessionCommand, Session, SessionEvent> aggregate() {
    return Sessions.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<SessionEvent> fact) {
    SessionEvent event = fact.event();
    if (event instanceof SessionPlanned e) {
      return List.of(new Change.Set(END, e.endsAt()));
    }
    if (event instanceof SessionEnded e) {
      Instant recordAt = e.at().plus(SessionPolicy.DEFAULT.recordAfter());
      return List.of(new Change.Clear(END), new Change.Set(RECORD, recordAt));
    }
    if (event instanceof SessionCancelled) {
      return List.of(new Change.Clear(END));
    }
    if (event instanceof SessionRecorded) {
      return List.of(new Change.Clear(RECORD));
    }
    return List.of();
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    var id = new SessionId(stream);
    if (timer.equals(END)) {
      Session state = commands.get().load(Sessions.INSTANCE, stream).state();
      return HeldSession.end(id, state, Actor.SYSTEM, now);
    }
    return List.of(Step.of(Sessions.INSTANCE, stream, new RecordService(id, Actor.SYSTEM, now)));
  }
}
