package org.jiebang.systemtests.torture;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;
import org.jiebang.local.NotStarted;
import org.jiebang.local.Stack;
import org.jiebang.local.Torture;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Each service dies at a named step, between two halves that belong together, starts again, and
 * nothing is lost or doubled. The four die independently of each other in one round.
 */
@Order(22)
class CrashPointsTortureIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** As {@code CrashPoint.label()} names them; a wrong one would not start. */
  private static final List<String> OFTEN =
      List.of(
          "before-append-commit",
          "after-append-commit",
          "before-send",
          "after-send",
          "after-ack",
          "before-relay-checkpoint",
          "after-relay-checkpoint",
          "before-view-commit",
          "after-view-commit",
          "before-inbound-commit",
          "after-inbound-commit");

  private static final List<String> TIMERS =
      List.of("before-timer-fires", "after-timer-fired", "after-timer-done");

  /** Steps that a service takes only now and then; the first passages are the ones to wait for. */
  private static final Map<String, List<String>> SELDOM =
      Map.of(
          "needs",
          with(TIMERS, "after-reaction"),
          "matching",
          TIMERS,
          "points",
          with(TIMERS, "after-reaction"),
          Stack.GATEWAY,
          List.of("after-reaction"));

  private static List<String> with(List<String> labels, String one) {
    List<String> all = new ArrayList<>(labels);
    all.add(one);
    return all;
  }

  /** One death. */
  private record Crash(String service, String label, int passage) {
    @Override
    public String toString() {
      return service + " at " + label + ":" + passage;
    }
  }

  @Test
  void at_every_named_step_a_service_may_die() {
    try (Torture torture = Torture.of("crash-points");
        Siege siege = Siege.begin(torture)) {
      List<List<Crash>> plan = plan(torture);
      List<String> died = Collections.synchronizedList(new ArrayList<>());
      List<String> notReached = Collections.synchronizedList(new ArrayList<>());
      for (List<Crash> round : plan) {
        siege.windows.open();
        List<CompletableFuture<Void>> all =
            round.stream()
                .map(
                    crash ->
                        CompletableFuture.runAsync(
                            () -> (dies(crash) ? died : notReached).add(crash.toString()),
                            Thread::startVirtualThread))
                .toList();
        all.forEach(CompletableFuture::join);
        siege.windows.close();
      }
      torture.count("plan", plan.stream().flatMap(List::stream).map(Crash::toString).toList());
      torture.count("not reached in time", notReached);
      siege.end();
      int planned = plan.stream().mapToInt(List::size).sum();
      torture.atLeast("deaths at a named step", died.size(), planned * 3L / 4);
    }
  }

  /** Small: one step each, chosen by the seed. Full: every step of every service. */
  private static List<List<Crash>> plan(Torture torture) {
    SplittableRandom random = torture.random("labels");
    int rounds = OFTEN.size() + TIMERS.size() + 1;
    List<List<Crash>> plan = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Crash> crashes = new ArrayList<>();
      for (int i = 0; i < Logs.SERVICES.size(); i++) {
        String service = Logs.SERVICES.get(i);
        List<String> labels = labels(service);
        // Each service at another step, so that not all die in the same way at once.
        int at = round + i * 4;
        if (round < labels.size()) {
          String label = labels.get(at % labels.size());
          crashes.add(new Crash(service, label, OFTEN.contains(label) ? random.nextInt(1, 30) : 1));
        }
      }
      plan.add(crashes);
    }
    return torture.full() ? plan : List.of(plan.get(random.nextInt(OFTEN.size())));
  }

  private static List<String> labels(String service) {
    List<String> labels = new ArrayList<>(OFTEN);
    labels.addAll(SELDOM.getOrDefault(service, List.of()));
    return labels;
  }

  /** Starts the service with the step armed, waits until it dies of it, starts it as usual. */
  private static boolean dies(Crash crash) {
    Stack stack = House.stack();
    stack.stop(crash.service());
    boolean died = false;
    try {
      stack.start(
          crash.service(), Map.of("JIEBANG_CRASH_AT", crash.label() + ":" + crash.passage()));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> !stack.alive(crash.service()));
      died = true;
    } catch (NotStarted already) {
      // Dead before it was ready: it caught up with what had happened, and passed the step.
      died = !stack.alive(crash.service());
    } catch (ConditionTimeoutException neverPassed) {
      stack.stop(crash.service());
    }
    stack.start(crash.service());
    return died;
  }
}
