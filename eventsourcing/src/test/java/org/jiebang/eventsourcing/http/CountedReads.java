package org.jiebang.eventsourcing.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;

/** Counts what is read of the log through the real handler. */
@ApplicationScoped
class CountedReads {

  private final LongAdder events = new LongAdder();
  private final LongAdder reads = new LongAdder();

  /** Events that {@code asked} made somebody read, and in how many goes. */
  record Read(long events, long reads) {}

  Read during(Asked asked) throws Exception {
    long eventsBefore = events.sum();
    long readsBefore = reads.sum();
    asked.ask();
    return new Read(events.sum() - eventsBefore, reads.sum() - readsBefore);
  }

  /** A request, answered when it returns. */
  interface Asked {
    void ask() throws Exception;
  }

  CommandHandler around(CommandHandler handler) {
    return new CommandHandler() {
      @Override
      public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
        return handler.handle(ask, steps);
      }

      @Override
      public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
        return handler.load(aggregate, stream);
      }

      @Override
      public <C, S, E> List<Recorded<E>> events(
          Aggregate<C, S, E> aggregate, UUID stream, long after) {
        return counted(() -> handler.events(aggregate, stream, after));
      }

      @Override
      public <C, S, E> List<Recorded<E>> events(
          Aggregate<C, S, E> aggregate, UUID stream, long after, long until) {
        return counted(() -> handler.events(aggregate, stream, after, until));
      }
    };
  }

  private <T> List<T> counted(Supplier<List<T>> read) {
    List<T> found = read.get();
    reads.increment();
    events.add(found.size());
    return found;
  }
}
