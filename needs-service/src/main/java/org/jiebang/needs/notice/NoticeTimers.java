package org.jiebang.needs.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.publication.UpdateKind;
import org.jspecify.annotations.Nullable;

/**
 * What follows from something that is told: its notice. Timers, due at once, so that none is
 * forgotten whatever crashes; beside the deadlines that such a stream has anyway.
 */
public final class NoticeTimers<C, S, E> implements Timers<C, S, E> {

  /** And the version of the event that is told. */
  static final String NOTICE = "notice/";

  private final Aggregate<C, S, E> aggregate;
  private final @Nullable Timers<C, S, E> others;
  private final Supplier<Telling> telling;

  private NoticeTimers(
      Aggregate<C, S, E> aggregate, @Nullable Timers<C, S, E> others, Supplier<Telling> telling) {
    this.aggregate = aggregate;
    this.others = others;
    this.telling = telling;
  }

  /** Of streams without deadlines. */
  public static <C, S, E> NoticeTimers<C, S, E> of(
      Aggregate<C, S, E> aggregate, Supplier<Telling> telling) {
    return new NoticeTimers<>(aggregate, null, telling);
  }

  public static <C, S, E> NoticeTimers<C, S, E> beside(
      Timers<C, S, E> deadlines, Supplier<Telling> telling) {
    return new NoticeTimers<>(deadlines.aggregate(), deadlines, telling);
  }

  @Override
  public Aggregate<C, S, E> aggregate() {
    return aggregate;
  }

  @Override
  public List<Change> on(Recorded<E> fact) {
    List<Change> rest = others == null ? List.of() : others.on(fact);
    if (UpdateKind.of(fact.event()) == null) {
      return rest;
    }
    var changes = new ArrayList<>(rest);
    changes.add(new Set(NOTICE + fact.version(), fact.at()));
    return changes;
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    if (timer.startsWith(NOTICE)) {
      long version = Long.parseLong(timer.substring(NOTICE.length()));
      return telling.get().of(aggregate, stream, version, now);
    }
    if (others == null) {
      throw new IllegalArgumentException("no such timer of " + aggregate.name() + ": " + timer);
    }
    return others.fire(stream, timer, due, now);
  }
}
