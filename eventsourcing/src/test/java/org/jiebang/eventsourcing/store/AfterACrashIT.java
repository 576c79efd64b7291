package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.local.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * With the binlog off an event is visible before it is durable. A server that crashes in that
 * moment comes back without it, and whoever has seen it must not build on it. Here the crash is
 * played: all connections break, and the last events are gone.
 */
class AfterACrashIT {

  private static final UUID STREAM = Ids.derived("counter-1");

  private StoreUnderTest other;
  private FaultProxy network;
  private StoreUnderTest witness;

  @BeforeEach
  void aWitnessOfWhatAnotherAppends() throws SQLException {
    other = StoreUnderTest.fresh();
    network = FaultProxy.to(other.database.port());
    witness = other.through(network.port());
    witness.commands.handle(COUNTER, STREAM, ask("open"), new Open(100));
    witness.commands.handle(COUNTER, STREAM, ask("kept"), new Raise(1));
  }

  @AfterEach
  void close() {
    witness.close();
    network.close();
    other.close();
  }

  /** The last {@code events} of the stream's part were never durable. */
  private void crash(int events) throws SQLException {
    try (Connection c = other.owner();
        Statement s = c.createStatement()) {
      s.executeUpdate(
          "DELETE FROM "
              + other.database.logName()
              + ".event WHERE part = "
              + Ids.part(STREAM)
              + " ORDER BY pos DESC LIMIT "
              + events);
    }
    network.reset();
  }

  @Test
  void a_state_that_the_crash_took_back_is_read_again() throws SQLException {
    other.commands.handle(COUNTER, STREAM, ask("lost-1"), new Raise(10));
    other.commands.handle(COUNTER, STREAM, ask("lost-2"), new Raise(10));
    assertThat(witness.commands.load(COUNTER, STREAM).version()).isEqualTo(4);

    crash(2);
    assertThat(witness.commands.handle(COUNTER, STREAM, ask("next"), new Raise(1)).version())
        .isEqualTo(3);
    assertThat(witness.commands.load(COUNTER, STREAM).state().count()).isEqualTo(2);
    assertThat(LogChecks.wrong(other)).isEmpty();
  }

  @Test
  void a_head_that_the_crash_took_back_leaves_no_hole() throws SQLException {
    UUID neighbour = Ids.derivedBeside(STREAM, "counter-2");
    other.commands.handle(COUNTER, STREAM, ask("lost"), new Raise(10));
    // Makes the witness look past its own head.
    witness.commands.handle(COUNTER, neighbour, ask("open-2"), new Open(5));

    crash(2);
    witness.commands.handle(COUNTER, neighbour, ask("open-2"), new Open(5));
    assertThat(witness.commands.load(COUNTER, neighbour).version()).isEqualTo(1);
    assertThat(LogChecks.wrong(other)).isEmpty();
  }

  @Test
  void another_event_in_the_place_of_the_lost_one_is_seen() throws SQLException {
    other.commands.handle(COUNTER, STREAM, ask("lost"), new Raise(99));
    assertThat(witness.commands.load(COUNTER, STREAM).state().count()).isEqualTo(100);

    crash(1);
    other.close();
    other = other.another();
    other.commands.handle(COUNTER, STREAM, ask("instead"), new Raise(2)); // the same version
    assertThat(witness.commands.handle(COUNTER, STREAM, ask("more"), new Raise(90)).version())
        .isEqualTo(4);
    assertThat(other.commands.load(COUNTER, STREAM).state().count()).isEqualTo(93);
  }

  @Test
  void the_tail_goes_back_with_the_log_and_wakes_its_followers() throws SQLException {
    int part = Ids.part(STREAM);
    Set<Integer> woken = ConcurrentHashMap.newKeySet();
    other.commands.handle(COUNTER, STREAM, ask("lost"), new Raise(10));
    witness.store.poll();
    assertThat(witness.store.head(part)).isEqualTo(3);
    witness.store.subscribe(woken::add);

    crash(1);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              try {
                witness.store.poll();
              } catch (StoreUnavailable e) {
                return false; // as TailPoll, which asks again
              }
              return witness.store.head(part) == 2;
            });
    assertThat(woken).contains(part);
  }
}
