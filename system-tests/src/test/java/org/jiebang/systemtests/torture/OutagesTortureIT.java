package org.jiebang.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.local.Stack;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Kafka and MariaDB are away for a while, under load. */
@Order(20)
class OutagesTortureIT {

  /** Who is told to try again while MariaDB is away, at the least. */
  private static final int TRIES = 3;

  @Test
  void kafka_and_mariadb_may_be_away_and_everybody_recovers_without_a_restart() {
    try (Torture torture = Torture.of("outages");
        Siege siege = Siege.begin(torture)) {
      Map<String, Long> processes = processes();
      withoutMariaDb(torture, siege);
      long written = withoutKafka(torture, siege);
      if (torture.full()) {
        Duration drained = Liveness.awaitCaughtUp(Duration.ofMinutes(10));
        torture.count("seconds until all is drained, under load", drained.toSeconds());
      }
      // In the small dose all is drained when the load has ended, which is a matter of seconds.
      siege.end();
      torture.atLeast("events drained afterwards", Logs.total() - written, 1);
      assertThat(processes()).as("nobody was restarted").isEqualTo(processes);
    }
  }

  /** No command fails. Returns how many events there were when it came back. */
  private static long withoutKafka(Torture torture, Siege siege) {
    Duration away = torture.dose(Duration.ofSeconds(5), Duration.ofMinutes(1));
    long before = Logs.total();
    siege.windows.open();
    House.stack().kill(Stack.KAFKA);
    long from = System.nanoTime();
    LockSupport.parkNanos(away.toNanos());
    int enough = torture.dose(30, 300);
    await()
        .atMost(Liveness.BOUND)
        .until(() -> commandsAnswered(ownServiceOnly(siege.history, from, now())) >= enough);
    long to = now();
    House.stack().start(Stack.KAFKA);
    siege.windows.close();
    List<Attempt> meanwhile = ownServiceOnly(siege.history, from, to);
    assertThat(meanwhile).filteredOn(a -> a.heard() == Heard.INFO).isEmpty();
    torture.count("seconds without Kafka", Duration.ofNanos(to - from).toSeconds());
    torture.atLeast("commands answered meanwhile", commandsAnswered(meanwhile), enough);
    return before;
  }

  private static long now() {
    return System.nanoTime();
  }

  private static long commandsAnswered(List<Attempt> attempts) {
    return attempts.stream().filter(a -> a.heard() == Heard.OK && a.op().isCommand()).count();
  }

  /** The story waits for facts of other services, which cannot come; everybody else goes on. */
  private static List<Attempt> ownServiceOnly(History history, long from, long to) {
    return history.attempts().stream()
        .filter(a -> a.askedNanos() >= from && a.heardNanos() <= to)
        .filter(a -> !a.op().client().equals("story"))
        .toList();
  }

  /** Everybody says when to come again, nothing is done, and pools mend themselves. */
  private static void withoutMariaDb(Torture torture, Siege siege) {
    Duration away = torture.dose(Duration.ofSeconds(4), Duration.ofSeconds(30));
    siege.windows.open();
    House.stack().kill(Stack.MARIADB);
    long from = System.nanoTime();
    LockSupport.parkNanos(away.toNanos());
    await().atMost(Liveness.BOUND).until(() -> sentAway(askedIn(siege, from, now())) >= TRIES);
    long to = now();
    House.stack().start(Stack.MARIADB);
    await()
        .atMost(Liveness.BOUND)
        .until(() -> Logs.SERVICES.stream().allMatch(name -> House.stack().ready(name)));
    siege.windows.close();
    List<Attempt> asked = askedIn(siege, from, to);
    // That each 503 says when to come again is looked at when it arrives.
    assertThat(asked).filteredOn(a -> a.heard() == Heard.INFO).allMatch(a -> a.status() == 503);
    assertThat(asked)
        .filteredOn(a -> a.heard() == Heard.OK && a.op().isCommand() && a.heardNanos() <= to)
        .isEmpty();
    torture.count("seconds without MariaDB", away.toSeconds());
    torture.atLeast("answers that say try again", sentAway(asked), TRIES);
  }

  private static List<Attempt> askedIn(Siege siege, long from, long to) {
    return siege.history.attempts().stream()
        .filter(a -> a.askedNanos() >= from && a.askedNanos() <= to)
        .filter(a -> !a.op().client().equals("story"))
        .toList();
  }

  private static long sentAway(List<Attempt> asked) {
    return asked.stream().filter(a -> a.heard() == Heard.INFO).count();
  }

  private static Map<String, Long> processes() {
    Map<String, Long> pids = new HashMap<>();
    Logs.SERVICES.forEach(name -> pids.put(name, House.stack().pid(name)));
    return pids;
  }
}
