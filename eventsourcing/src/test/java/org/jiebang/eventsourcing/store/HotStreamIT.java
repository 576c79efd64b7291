package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.junit.jupiter.api.Test;

/** Hundreds who want one stream at once: everybody gets on, nobody is told to come again. */
class HotStreamIT {

  private static final int CALLERS = 300;
  private static final int EACH = 5;

  @Test
  void everybody_gets_on_at_one_stream() throws Exception {
    UUID stream = Ids.derived("hot");
    UUID other = Ids.derived("hot, too");
    try (StoreUnderTest one = StoreUnderTest.fresh();
        StoreUnderTest two = one.another();
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      one.commands.handle(COUNTER, stream, StoreUnderTest.ask("open"), new Open(1_000_000));
      one.commands.handle(COUNTER, other, StoreUnderTest.ask("open-too"), new Open(1_000_000));
      List<Future<Void>> done = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int me = caller;
        // A few come from another process: there the unique keys decide alone.
        Commands commands = me % 50 == 0 ? two.commands : one.commands;
        Callable<Void> calls =
            () -> {
              for (int n = 0; n < EACH; n++) {
                commands.handle(
                    COUNTER,
                    me % 10 == 0 ? other : stream,
                    StoreUnderTest.ask(me + "/" + n),
                    new Raise(1));
              }
              return null;
            };
        done.add(callers.submit(calls));
      }
      for (Future<Void> future : done) {
        future.get();
      }
      assertThat(
              one.commands.load(COUNTER, stream).state().count()
                  + one.commands.load(COUNTER, other).state().count())
          .isEqualTo(CALLERS * EACH);
    }
  }
}
