package org.jiebang.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiebang.local.Secrets;

/**
 * How long it takes from the last confirmation until the points are visible: from the moment the
 * answer to the confirmation is there until the volunteer's account, asked over HTTP, shows the new
 * points. Beside it, in the same run, the confirmation itself (one durable command), as what one
 * step costs.
 */
public final class Bench {

  private static final int SESSIONS_A_TASK = 8;

  private record Run(long confirmNanos, long visibleNanos) {}

  /**
   * Prints p50 and p99.
   *
   * @param api the way to the gateway
   * @param runs at least 1; the issue asks for 200
   * @return 0, or 1 when a run failed
   */
  public int run(Api api, Secrets secrets, int runs, PrintStream out) {
    try {
      var stage = new Stage(api, new Cast(api, secrets), Lang.EN, out);
      var quiet =
          new Stage(api, stage.cast, Lang.EN, new PrintStream(PrintStream.nullOutputStream()));
      var measured = new ArrayList<Run>();
      while (measured.size() < runs) {
        round(quiet, runs - measured.size(), measured);
        out.printf("  %d of %d%n", measured.size(), runs);
      }
      print(out, "confirmation answered", measured.stream().mapToLong(Run::confirmNanos).toArray());
      print(
          out,
          "answered → points visible",
          measured.stream().mapToLong(Run::visibleNanos).toArray());
      return 0;
    } catch (StoryFailed e) {
      out.println("Failed: " + e.getMessage());
      return 1;
    }
  }

  /** One task with several sessions: every volunteer serves in each, every record is one run. */
  private static void round(Stage stage, int wanted, List<Run> measured) {
    String need = new DemandScene(stage).play();
    String task = new BoardScene(stage).play(need);
    stage.post("uni-1", "/api/v1/tasks/" + task + "/commit", Map.of());
    Instant first = stage.now().plus(Duration.ofHours(2));
    var sessions = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < SESSIONS_A_TASK; i++) {
      Instant startsAt = first.plus(Duration.ofHours(3L * i));
      sessions.add(
          Map.of(
              "startsAt",
              startsAt.toString(),
              "endsAt",
              startsAt.plus(Duration.ofHours(1)).toString(),
              "place",
              "五环社区青年之家",
              "capacity",
              SampleCommunity.VOLUNTEERS));
    }
    Answer planned =
        stage.post(
            "uni-1",
            "/api/v1/tasks/" + task + "/plan",
            Map.of("department", stage.cast.player("dep-1").scope("DEP"), "sessions", sessions));
    int before = measured.size();
    for (int i = 0; i < SESSIONS_A_TASK && measured.size() - before < wanted; i++) {
      serve(
          stage,
          planned.text("/execution/sessions/" + i + "/session"),
          first.plus(Duration.ofHours(3L * i)));
      confirm(stage, planned.text("/execution/sessions/" + i + "/session"), measured);
    }
  }

  private static void serve(Stage stage, String session, Instant startsAt) {
    String path = "/api/v1/sessions/" + session;
    stage.post("dep-1", path + "/open", Map.of());
    for (String volunteer : volunteers()) {
      stage.post(volunteer, path + "/sign-ups", Map.of());
    }
    stage.advanceTo(startsAt);
    for (String volunteer : volunteers()) {
      stage.post(volunteer, path + "/check-ins", Map.of("code", code(stage, path)));
    }
    stage.advanceTo(startsAt.plus(Duration.ofMinutes(58)));
    for (String volunteer : volunteers()) {
      stage.post(volunteer, path + "/check-outs", Map.of("code", code(stage, path)));
    }
    stage.advanceTo(startsAt.plus(Duration.ofHours(1)));
    stage.until("dep-1", path, body -> !"RUNNING".equals(body.path("state").asText()));
    stage.post("dep-1", path + "/record", Map.of());
  }

  private static void confirm(Stage stage, String session, List<Run> measured) {
    String community = stage.cast.player("desk").scope("COM");
    for (String volunteer : volunteers()) {
      String person = stage.cast.player(volunteer).person();
      String mine = "/api/v1/accounts/mine?community=" + community;
      long had = pending(stage.api.get(mine, stage.cast.token(volunteer)));
      long start = System.nanoTime();
      stage.post(
          "dep-1",
          "/api/v1/sessions/" + session + "/participations/" + person + "/confirm",
          Map.of());
      long answered = System.nanoTime();
      while (pending(stage.api.get(mine, stage.cast.token(volunteer))) <= had) {
        if (System.nanoTime() - answered > Duration.ofSeconds(20).toNanos()) {
          throw new StoryFailed("no points after 20 s");
        }
      }
      measured.add(new Run(answered - start, System.nanoTime() - answered));
    }
  }

  private static long pending(Answer account) {
    JsonNode body = account.status() == 404 ? account.body() : account.expect(200).body();
    return body.path("pending").asLong();
  }

  private static String code(Stage stage, String path) {
    return stage.get("dep-1", path + "/code").path("code").asText();
  }

  private static List<String> volunteers() {
    var accounts = new ArrayList<String>();
    for (int i = 1; i <= SampleCommunity.VOLUNTEERS; i++) {
      accounts.add("volunteer-" + i);
    }
    return accounts;
  }

  private static void print(PrintStream out, String what, long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-28s %4d runs   p50 %7.1f ms   p99 %7.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * 0.99))] / 1e6);
  }
}
