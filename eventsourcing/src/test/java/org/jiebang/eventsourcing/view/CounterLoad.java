package org.jiebang.eventsourcing.view;

import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnderTest;

/**
 * Callers that raise counters and look at the list afterwards, here or on another instance: what
 * they wrote must be there, nothing may be missing, and nothing may go back.
 */
final class CounterLoad implements AutoCloseable {

  private static final Duration VIEW_WAIT = Duration.ofSeconds(10);

  /** One instance's eyes: how far it says it is, and which generation it asks. */
  record Reader(ViewPositions positions, Generations generations) {}

  private final CommandHandler commands;
  private final DataSource database;
  private final int streams;
  private final SplittableRandom random;
  private final List<Reader> readers;
  private final List<Thread> callers = new ArrayList<>();
  private final Queue<Long> micros = new ConcurrentLinkedQueue<>();
  private final Queue<String> offences = new ConcurrentLinkedQueue<>();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong number = new AtomicLong();
  private volatile boolean open = true;

  CounterLoad(
      CommandHandler commands,
      DataSource database,
      int streams,
      SplittableRandom random,
      List<Reader> readers) {
    this.commands = commands;
    this.database = database;
    this.streams = streams;
    this.random = random;
    this.readers = readers;
  }

  private static UUID stream(int n) {
    return Ids.derived("view-torture-" + n);
  }

  void openAll() throws InterruptedException {
    var next = new AtomicInteger();
    var openers = new ArrayList<Thread>();
    for (int i = 0; i < 64; i++) {
      openers.add(
          Thread.startVirtualThread(
              () -> {
                for (int n = next.getAndIncrement(); n < streams; n = next.getAndIncrement()) {
                  commands.handle(
                      COUNTER, stream(n), StoreUnderTest.ask("open-" + n), new Open(1_000_000));
                }
              }));
    }
    for (Thread opener : openers) {
      opener.join();
    }
  }

  /**
   * @param thinking how long each caller rests between two commands
   */
  void start(int callerCount, Duration thinking) {
    for (int i = 0; i < callerCount; i++) {
      var own = random.split();
      callers.add(Thread.ofPlatform().name("caller-" + i).start(() -> call(own, thinking)));
    }
  }

  private void call(SplittableRandom own, Duration thinking) {
    long[][] seen = new long[readers.size()][streams];
    while (open) {
      LockSupport.parkNanos(thinking.toNanos());
      int n = own.nextInt(streams);
      long before = System.nanoTime();
      try {
        Outcome outcome =
            commands.handle(
                COUNTER,
                stream(n),
                StoreUnderTest.ask("raise-" + number.incrementAndGet()),
                new Raise(1));
        micros.add((System.nanoTime() - before) / 1000);
        done.incrementAndGet();
        look(own.nextInt(readers.size()), n, outcome, seen);
      } catch (RuntimeException | SQLException e) {
        offences.add(e.toString());
      }
    }
  }

  private void look(int at, int n, Outcome outcome, long[][] seen) throws SQLException {
    Reader reader = readers.get(at);
    Outcome.Position position = outcome.positions().getFirst();
    if (!reader.positions().await(position.part(), position.pos(), VIEW_WAIT)) {
      offences.add("instance " + at + " did not reach " + position);
      return;
    }
    int gen = reader.generations().live("counter");
    long version = version(gen, stream(n));
    reads.incrementAndGet();
    if (version < outcome.version() || version < seen[at][n]) {
      offences.add(
          "instance %d, generation %d, stream %d: version %d after writing %d and seeing %d"
              .formatted(at, gen, n, version, outcome.version(), seen[at][n]));
    }
    seen[at][n] = version;
  }

  /** 0 when there is no row. */
  private long version(int gen, UUID stream) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement("SELECT version FROM counter_row WHERE gen = ? AND id = ?")) {
      s.setInt(1, gen);
      s.setBytes(2, Columns.bytes(stream));
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? r.getLong(1) : 0;
      }
    }
  }

  void awaitCommands(int count) {
    long until = done.get() + count;
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> done.get() >= until);
  }

  /** Of the commands since it was last asked. */
  long p99Micros() {
    var sorted = new ArrayList<Long>();
    for (Long one = micros.poll(); one != null; one = micros.poll()) {
      sorted.add(one);
    }
    sorted.sort(null);
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100);
  }

  long commands() {
    return done.get();
  }

  long reads() {
    return reads.get();
  }

  List<String> offences() {
    return offences.stream().limit(10).toList();
  }

  void stop() throws InterruptedException {
    open = false;
    for (Thread caller : callers) {
      caller.join();
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
