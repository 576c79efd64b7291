package org.jiebang.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jiebang.local.Torture;
import org.jiebang.local.story.Cast;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;

/**
 * One run from its first request to the judgement: load and faults, mending, silence, asking again
 * what nobody knows, a calm while in which nothing may fail, and the checkers.
 */
final class Siege implements AutoCloseable {

  private static final int CALM_ROUNDS = 10;
  private static final int ASKING_AGAIN = 12;

  final Torture torture;
  final History history;
  final Windows windows = new Windows();
  final Nemesis nemesis = new Nemesis(House.stack(), windows);
  final Workload load;
  private final Cast cast;
  private final Map<String, Long> phases = new LinkedHashMap<>();
  private long phaseNanos = System.nanoTime();

  private Siege(Torture torture) {
    this.torture = torture;
    this.history = new History(torture.name());
    this.cast = Workload.cast(history);
    this.load = Workload.start(history, cast, torture.random("workload"));
  }

  /** The house is up and under load when this returns. */
  static Siege begin(Torture torture) {
    House.open();
    Workload.setTheScene();
    var siege = new Siege(torture);
    await().atMost(Liveness.BOUND).until(() -> siege.history.count(Heard.OK) > 40);
    siege.phase("begun");
    return siege;
  }

  /** Where the time goes: what lies between the phase before and this moment. */
  private void phase(String name) {
    long now = System.nanoTime();
    phases.put(name, (now - phaseNanos) / 1_000_000);
    phaseNanos = now;
    torture.count("milliseconds", phases.toString());
  }

  /** Mends, waits, asks again, and judges. */
  void end() {
    phase("broken");
    nemesis.heal();
    phase("mended");
    load.close();
    phase("silent");
    Duration first = Liveness.awaitCaughtUp();
    phase("caught up");
    long unknown = askAgain();
    windows.settled();
    phase("asked again");
    calm();
    Duration second = Liveness.awaitCaughtUp();
    phase("calm");
    List<Attempt> attempts = history.attempts();
    torture.count("requests", attempts.size());
    torture.count("answered OK", history.count(Heard.OK));
    torture.count("refused", history.count(Heard.FAIL));
    torture.count("outcome unknown", history.count(Heard.INFO));
    torture.count(
        "answered VIEW_BEHIND",
        attempts.stream().filter(a -> a.code().equals("VIEW_BEHIND")).count());
    torture.count("operations settled by asking again", unknown);
    torture.count("stories told", load.stories());
    torture.count("stories begun anew", load.unfinished());
    torture.count("caught up after (ms)", first.toMillis() + second.toMillis());
    new Judgement(torture, history, windows, cast).pass();
    phase("judged");
  }

  /** After the judgement: every view built anew is what the live one is. */
  void rebuild() {
    new ViewsRebuilt(torture).pass();
    phase("rebuilt");
  }

  /** Several at once: whoever was cut off comes back. */
  private long askAgain() {
    var open =
        new ConcurrentLinkedQueue<>(
            history.open().stream().filter(op -> op.scope() != null).toList());
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < ASKING_AGAIN; i++) {
      var client = new Client("again-" + i, history, cast);
      all.add(CompletableFuture.runAsync(() -> askAgain(client, open), Thread::startVirtualThread));
    }
    all.forEach(CompletableFuture::join);
    return Settled.count(history.attempts());
  }

  private static void askAgain(Client client, Queue<Op> open) {
    for (Op op = open.poll(); op != null; op = open.poll()) {
      long end = System.nanoTime() + Liveness.BOUND.toNanos();
      Heard heard;
      do {
        heard = client.send(op).heard();
      } while (heard == Heard.INFO && System.nanoTime() < end);
    }
  }

  /** Nothing is broken: everything must be answered, and as it should be. */
  private void calm() {
    var client = new Client("calm", history, cast);
    for (int i = 0; i < CALM_ROUNDS; i++) {
      for (Attempt attempt : load.oneOfEach(client)) {
        assertThat(attempt.heard()).as("%s", attempt).isEqualTo(Heard.OK);
      }
    }
  }

  @Override
  public void close() {
    load.close();
    nemesis.heal();
    history.close();
  }
}
