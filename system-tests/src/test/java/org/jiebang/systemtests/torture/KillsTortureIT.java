package org.jiebang.systemtests.torture;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.torture.Nemesis.Fault;
import org.jiebang.systemtests.torture.Nemesis.Round;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Services, Kafka and MariaDB are killed at random under load: nothing answered is lost. */
@Order(23)
class KillsTortureIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void whatever_dies_nothing_that_was_answered_is_lost_and_nothing_happens_twice() {
    try (Torture torture = Torture.of("random-kills");
        Siege siege = Siege.begin(torture)) {
      SplittableRandom random = torture.random("nemesis");
      List<Round> done = new ArrayList<>();
      long end = System.nanoTime() + Duration.ofMinutes(torture.minutes()).toNanos();
      do {
        for (Round round : Nemesis.plan(random, torture.dose(12, 60), torture.dose(12, 3))) {
          siege.nemesis.carryOut(round);
          done.add(round);
        }
      } while (System.nanoTime() < end);
      torture.count("plan", done.stream().map(Round::toString).toList());
      torture.atLeast(
          "kill rounds", done.stream().filter(r -> r.fault() == Fault.KILL).count(), 12);
      siege.nemesis.heal();
      // A story that was begun among the kills is told to its end, or anew.
      await().atMost(PATIENCE).until(() -> siege.load.stories() >= 1);
      siege.end();
      if (torture.full()) {
        siege.rebuild();
      }
      torture.count("starts in vain, something else being dead", siege.nemesis.failedStarts());
      torture.atLeast("requests of the load", siege.history.attempts().size(), 300);
      torture.atLeast("unknown outcomes settled", Settled.count(siege.history.attempts()), 1);
      torture.atLeast("stories", siege.load.stories(), 1);
    }
  }
}
