package org.jiebang.systemtests.torture;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.local.story.BoardScene;
import org.jiebang.local.story.Cast;
import org.jiebang.local.story.DemandScene;
import org.jiebang.local.story.Lang;
import org.jiebang.local.story.ResultScene;
import org.jiebang.local.story.ServiceScene;
import org.jiebang.local.story.Stage;
import org.jiebang.local.story.StoryFailed;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.Runners;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jspecify.annotations.Nullable;

/**
 * People of the sample community who go on whatever breaks: residents submit and amend, the grid
 * worker verifies, runners redeem, cancel, sign up and withdraw, and one client tells the whole
 * story again and again.
 */
final class Workload implements AutoCloseable {

  /** The name of a good: nobody's secret, so it lies in clear text wherever events lie. */
  static final String OPEN_WORDS = "折磨中的手套";

  private static final int DEMAND_CLIENTS = 3;
  private static final int REDEEMING_CLIENTS = 2;

  /** So many runners take part, each with points of their own. */
  private static final int RUNNING = 6;

  private static final long MOST_THINKING_NANOS = Duration.ofMillis(100).toNanos();

  private final History history;

  /** Apart from the others: a sign-in that waits for its service makes nobody else wait. */
  private final Cast storytellers;

  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicInteger stories = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** What all runs share; made once. */
  private record Scenery(String good, List<String> sessions) {}

  private static @Nullable Scenery shared;

  private Workload(History history) {
    this.history = history;
    this.storytellers = cast(history);
  }

  /** Who plays, signed in through a client that does not give up. */
  static Cast cast(History history) {
    return new Cast(new ToughApi(House.gateway(), history), House.stack().secrets());
  }

  /** Begins; before anything breaks, everybody is signed in. */
  static Workload start(History history, Cast cast, SplittableRandom random) {
    List<String> runners = Runners.ready().subList(0, RUNNING);
    Scenery scenery = scenery();
    List.of("resident", "grid", "desk").forEach(cast::token);
    var workload = new Workload(history);
    for (int i = 0; i < DEMAND_CLIENTS; i++) {
      var client = new Client("demand-" + i, history, cast);
      SplittableRandom own = random.split();
      workload.repeat(own, () -> workload.demand(client, own));
    }
    runners.forEach(Runners::accountId);
    runners.forEach(cast::token);
    for (int i = 0; i < REDEEMING_CLIENTS; i++) {
      var client = new Client("redeem-" + i, history, cast);
      SplittableRandom own = random.split();
      workload.repeat(own, () -> workload.redeem(client, scenery.good(), own));
    }
    var signing = new Client("sign-up", history, cast);
    SplittableRandom own = random.split();
    workload.repeat(own, () -> workload.signUp(signing, runners, scenery.sessions(), own));
    workload.threads.submit(workload::tellStories);
    return workload;
  }

  /** What takes long once, and nothing afterwards. */
  static void setTheScene() {
    Runners.ready();
    scenery();
  }

  private static synchronized Scenery scenery() {
    if (shared == null) {
      shared =
          new Scenery(
              Runners.goodForOnePoint(OPEN_WORDS, 100_000), Runners.sessionsWithOnePlace(15, 0));
    }
    return shared;
  }

  private void repeat(SplittableRandom random, Runnable step) {
    threads.submit(
        () -> {
          while (open.get()) {
            try {
              step.run();
            } catch (StoryFailed e) {
              unfinished.incrementAndGet(); // nobody could be signed in for a minute
            }
            LockSupport.parkNanos(random.nextLong(MOST_THINKING_NANOS));
          }
        });
  }

  private void demand(Client client, SplittableRandom random) {
    String community = House.community();
    Attempt submitted = client.post("resident", "/api/v1/needs", community, Needs.wish());
    if (submitted.heard() != Heard.OK) {
      return;
    }
    String path = "/api/v1/needs/" + submitted.id();
    if (random.nextInt(3) > 0) {
      client.post(
          "resident",
          path + "/amend",
          community,
          Map.of("text", "改为每周 " + random.nextInt(7) + " 次。"));
    }
    if (random.nextInt(3) > 0) {
      String urgency = random.nextBoolean() ? "GENERAL" : "DANGER";
      client.post("grid", path + "/verify", community, Map.of("urgency", urgency));
    }
    client.get("desk", path);
    if (random.nextInt(3) == 0) {
      client.get("desk", "/api/v1/needs?limit=100&community=" + community);
    }
  }

  private void redeem(Client client, String good, SplittableRandom random) {
    String runner = Runners.ALL.get(random.nextInt(RUNNING));
    String account = Runners.accountId(runner);
    Attempt redeemed =
        client.post(
            runner, "/api/v1/redemptions", account, Map.of("account", account, "reward", good));
    // Some are never fetched: their time runs out as the story goes on.
    if (redeemed.heard() == Heard.OK && random.nextInt(10) > 0) {
      client.post(
          runner,
          "/api/v1/redemptions/" + redeemed.id() + "/cancel",
          House.community(),
          Map.of("reason", "CHANGED_MIND"));
    }
  }

  private void signUp(
      Client client, List<String> runners, List<String> sessions, SplittableRandom random) {
    String runner = runners.get(random.nextInt(runners.size()));
    String path = "/api/v1/sessions/" + sessions.get(random.nextInt(sessions.size()));
    String community = House.community();
    if (client.post(runner, path + "/sign-ups", community, Map.of()).heard() == Heard.OK) {
      client.post(runner, path + "/withdraw", community, Map.of());
    }
  }

  private void tellStories() {
    while (open.get()) {
      try {
        if (tell()) {
          stories.incrementAndGet();
        }
      } catch (StoryFailed e) {
        // Time was moved twice, or a minute was not enough: the next telling begins anew.
        unfinished.incrementAndGet();
      }
    }
  }

  /** True when it was told to its end; it breaks off between scenes when the workload ends. */
  private boolean tell() {
    var stage =
        new Stage(
            new ToughApi(House.gateway(), history),
            storytellers,
            Lang.EN,
            new PrintStream(PrintStream.nullOutputStream()));
    String need = new DemandScene(stage).play();
    if (!open.get()) {
      return false;
    }
    String task = new BoardScene(stage).play(need);
    if (!open.get()) {
      return false;
    }
    ServiceScene.Served served = new ServiceScene(stage).play(task);
    var result = new ResultScene(stage);
    result.accept(need, served);
    result.redeem();
    return true;
  }

  /** A need submitted, verified, read and found on the list. */
  List<Attempt> oneOfEach(Client client) {
    String community = House.community();
    Attempt submitted = client.post("resident", "/api/v1/needs", community, Needs.wish());
    String path = "/api/v1/needs/" + submitted.id();
    return List.of(
        submitted,
        client.post("grid", path + "/verify", community, Map.of("urgency", "GENERAL")),
        client.get("desk", path),
        client.get("desk", "/api/v1/needs?limit=100&community=" + community));
  }

  /** Whole stories told so far. */
  int stories() {
    return stories.get();
  }

  /** Stories and steps that were given up. */
  int unfinished() {
    return unfinished.get();
  }

  /** Everybody finishes the sentence and falls silent. */
  @Override
  public void close() {
    open.set(false);
    threads.close();
  }
}
