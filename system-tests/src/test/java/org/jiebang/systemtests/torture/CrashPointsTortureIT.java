package org.jiebang.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jiebang.local.NotStarted;
import org.jiebang.local.Torture;
import org.jiebang.local.story.StoryFailed;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Each service dies at a named step, between two halves that belong together, while stories are
 * told; it starts again, and nothing is lost or doubled. The four die independently of each other
 * in one round. In the full dose every service dies at every step that it takes.
 */
@Order(22)
class CrashPointsTortureIT {

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

  /** While the operator rebuilds a view. */
  private static final List<String> REBUILDING =
      List.of("before-rebuild-commit", "after-rebuild-commit", "before-flip", "after-flip");

  /** Once a minute, here more often. */
  private static final List<String> ANCHORING = List.of("before-anchor", "after-anchor");

  /** Steps that a service takes only now and then; the first passages are the ones to wait for. */
  private static final List<String> TIMERS =
      List.of("before-timer-fires", "after-timer-fired", "after-timer-done");

  private static final String REACTION = "after-reaction";

  /**
   * What each service does not do: the gateway has no deadlines of a story, matching no commands.
   */
  private static final Map<String, List<String>> NEVER =
      Map.of("gateway", TIMERS, "matching", List.of(REACTION));

  private static final Map<String, String> VIEW =
      Map.of("needs", "need", "matching", "task", "points", "account", "gateway", "person");

  /** One death. */
  private record Crash(String service, String label, int passage) {
    @Override
    public String toString() {
      return service + " at " + label + ":" + passage;
    }
  }

  private final Queue<Crash> died = new ConcurrentLinkedQueue<>();
  private final Queue<Crash> notReached = new ConcurrentLinkedQueue<>();

  @Test
  void at_every_named_step_a_service_may_die() {
    try (Torture torture = Torture.of("crash-points");
        Siege siege = Siege.begin(torture)) {
      Duration patience = torture.dose(Duration.ofMinutes(2), Duration.ofMinutes(2));
      List<List<Crash>> plan = plan(torture);
      plan.forEach(round -> carryOut(round, siege, patience));
      if (torture.full()) {
        // What was armed too late in a story has another one, and its first passage.
        List<Crash> again = List.copyOf(notReached);
        notReached.clear();
        again.forEach(
            one -> carryOut(List.of(new Crash(one.service(), one.label(), 1)), siege, patience));
      }
      await().atMost(Liveness.BOUND.multipliedBy(2)).until(() -> siege.load.stories() >= 1);
      siege.end();
      if (torture.full()) {
        siege.rebuild();
      }
      report(torture, plan);
      int planned = plan.stream().mapToInt(List::size).sum();
      torture.atLeast("stories", siege.load.stories(), torture.dose(1, plan.size()));
      torture.atLeast("deaths at a named step", died.size(), planned * 3L / 4);
      if (torture.full()) {
        assertThat(notReached).as("steps at which nobody died").isEmpty();
      }
    }
  }

  private void report(Torture torture, List<List<Crash>> plan) {
    torture.count("plan", plan.stream().flatMap(List::stream).map(Crash::toString).toList());
    torture.count("not reached in time", notReached.stream().map(Crash::toString).toList());
    Map<String, TreeSet<String>> table = new TreeMap<>();
    died.forEach(c -> table.computeIfAbsent(c.label(), _ -> new TreeSet<>()).add(c.service()));
    torture.count(
        "who died where",
        table.entrySet().stream()
            .map(e -> e.getKey() + ": " + String.join(", ", e.getValue()))
            .toList());
  }

  private void carryOut(List<Crash> round, Siege siege, Duration patience) {
    int told = siege.load.stories();
    siege.windows.open();
    List<CompletableFuture<Void>> all =
        round.stream()
            .map(
                crash ->
                    CompletableFuture.runAsync(
                        () -> (dies(crash, patience) ? died : notReached).add(crash),
                        Thread::startVirtualThread))
            .toList();
    all.forEach(CompletableFuture::join);
    siege.windows.close();
    if (siege.torture.full()) {
      await().atMost(Liveness.BOUND.multipliedBy(2)).until(() -> siege.load.stories() > told);
    }
  }

  /** Small: one step each, chosen by the seed. Full: every step of every service. */
  private static List<List<Crash>> plan(Torture torture) {
    SplittableRandom random = torture.random("labels");
    int rounds = Logs.SERVICES.stream().mapToInt(service -> labels(service).size()).max().orElse(0);
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
          // In the small dose the other three are down for most of the time.
          int most = torture.dose(4, 30);
          int passage = OFTEN.contains(label) ? random.nextInt(1, most) : 1;
          crashes.add(new Crash(service, label, passage));
        }
      }
      plan.add(crashes);
    }
    // Timers and reactions wait for their place in a story, which the small dose has no time for.
    int quick = OFTEN.size() + REBUILDING.size() + ANCHORING.size() - 3 * 4;
    return torture.full() ? plan : List.of(plan.get(random.nextInt(quick)));
  }

  private static List<String> labels(String service) {
    return Stream.of(OFTEN, REBUILDING, ANCHORING, TIMERS, List.of(REACTION))
        .flatMap(List::stream)
        .filter(label -> !NEVER.getOrDefault(service, List.of()).contains(label))
        .toList();
  }

  /** Starts the service with the step armed, waits until it dies of it, starts it as usual. */
  private static boolean dies(Crash crash, Duration patience) {
    var stack = House.stack();
    stack.kill(crash.service());
    boolean died = false;
    try {
      Map<String, String> armed = new HashMap<>();
      armed.put("JIEBANG_CRASH_AT", crash.label() + ":" + crash.passage());
      if (ANCHORING.contains(crash.label())) {
        armed.put("JIEBANG_CHAIN_EVERY", "PT0.3S");
      }
      stack.start(crash.service(), armed);
      await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> !stack.alive(crash.service()) || provoked(crash));
      died = true;
    } catch (NotStarted already) {
      // Dead before it was ready: it caught up with what had happened, and passed the step.
      died = !stack.alive(crash.service());
    } catch (ConditionTimeoutException neverPassed) {
      stack.kill(crash.service());
    }
    stack.start(crash.service());
    return died;
  }

  /** Nobody rebuilds views of their own accord. */
  private static boolean provoked(Crash crash) {
    if (REBUILDING.contains(crash.label())) {
      String view = VIEW.getOrDefault(crash.service(), "");
      try {
        Ask.post("/admin/" + crash.service() + "/views/" + view + "/rebuild")
            .at(House.stack().uri(crash.service()))
            .as("operator")
            .noBody()
            .inFault()
            .send();
      } catch (UncheckedIOException | StoryFailed e) {
        return false; // dead of it, or the gateway that knows the operator is
      }
    }
    return false;
  }
}
