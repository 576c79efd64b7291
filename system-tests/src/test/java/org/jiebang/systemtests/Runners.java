package org.jiebang.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jiebang.local.story.BoardScene;
import org.jiebang.local.story.DemandScene;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.ServiceScene;
import org.jiebang.local.story.Stage;

/**
 * Twenty volunteers of the sample community who have earned points by serving, and sessions for
 * them to sign up for. Made once, by the first test that needs them.
 */
public final class Runners {

  public static final List<String> ALL =
      IntStream.rangeClosed(1, 20).mapToObj(i -> "runner-" + i).toList();

  /** With the task as many streams as one command may append to. */
  private static final int MOST_SESSIONS_A_TASK = 15;

  private static final Map<String, String> ACCOUNTS = new ConcurrentHashMap<>();

  private static boolean ready;
  private static int weeks;

  private Runners() {}

  /** All of them, with at least 60 points each. */
  public static synchronized List<String> ready() {
    if (!ready) {
      Stage stage = House.stage();
      ALL.forEach(runner -> register(stage, runner));
      earn(stage);
      ready = true;
    }
    return ALL;
  }

  private static void register(Stage stage, String runner) {
    String community = House.community();
    stage.post(
        SampleCommunity.DISTRICT,
        "/api/v1/persons",
        Map.of(
            "name",
            "志愿者 " + runner,
            "phone",
            "+86 100 0001 " + String.format("%04d", ALL.indexOf(runner)),
            "account",
            runner,
            "password",
            House.stack().secrets().accountPassword(runner),
            "grants",
            List.of("VOL@community:" + community)));
    stage.post(
        runner, "/api/v1/volunteers", Map.of("community", community, "birthDate", "2004-05-04"));
  }

  /** One long session, accepted: 7.5 counted hours, 10 points each (the sample scheme). */
  private static void earn(Stage stage) {
    String task = committedTask(stage);
    Instant startsAt = stage.now().plus(Duration.ofHours(2));
    Instant endsAt = startsAt.plus(Duration.ofHours(8));
    String session = plan(stage, task, List.of(session(startsAt, endsAt, ALL.size()))).getFirst();
    String acceptance = new ServiceScene(stage).panel(task);
    String path = "/api/v1/sessions/" + session;
    open(stage, session, 0);
    ALL.forEach(runner -> stage.post(runner, path + "/sign-ups", Map.of()));
    stage.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
    ALL.forEach(runner -> byList(stage, path, runner, "check-in"));
    stage.advanceTo(endsAt.minus(Duration.ofMinutes(2)));
    ALL.forEach(runner -> byList(stage, path, runner, "check-out"));
    stage.advanceTo(endsAt);
    stage.until("dep-1", path, body -> !"RUNNING".equals(body.path("state").asText()));
    stage.post("dep-1", path + "/record", Map.of());
    ALL.forEach(runner -> stage.post("dep-1", of(stage, path, runner) + "/confirm", Map.of()));
    accept(stage, task, acceptance);
    // Whoever always wins must not run out of points before the fiftieth round.
    for (String runner : ALL) {
      stage.until(
          runner,
          "/api/v1/accounts/mine?community=" + House.community(),
          account -> account.path("available").asLong() >= 60);
    }
  }

  private static void byList(Stage stage, String path, String runner, String what) {
    stage.post("dep-1", of(stage, path, runner) + "/" + what, Map.of("method", "LIST"));
  }

  private static String of(Stage stage, String path, String runner) {
    return path + "/participations/" + stage.cast.player(runner).person();
  }

  private static void accept(Stage stage, String task, String acceptance) {
    stage.post(
        "dep-1",
        "/api/v1/tasks/" + task + "/deliver",
        Map.of("report", "全天托管一次。", "proof", List.of("签到表")));
    String path = "/api/v1/acceptances/" + acceptance;
    for (String panel : List.of("panel-1", "panel-2")) {
      for (String criterion : List.of("PLAN", "TEAM")) {
        stage.post(panel, path + "/review", Map.of("criterion", criterion, "verdict", "PASS"));
      }
    }
    stage.post("panel-1", path + "/decide", Map.of());
    stage.advance(Duration.ofDays(6));
    stage.until("desk", path, body -> "FINAL".equals(body.path("state").asText()));
  }

  /**
   * Sessions with one place each, each at a time of its own, open for sign-up.
   *
   * @param waitlistPlaces of each
   */
  public static List<String> sessionsWithOnePlace(int count, int waitlistPlaces) {
    Stage stage = House.stage();
    List<String> tasks = new ArrayList<>();
    for (int made = 0; made < count; made += MOST_SESSIONS_A_TASK) {
      tasks.add(committedTask(stage));
    }
    Instant first = freeTime(stage);
    List<String> sessions = new ArrayList<>();
    for (String task : tasks) {
      List<Map<String, Object>> wanted = new ArrayList<>();
      while (wanted.size() < MOST_SESSIONS_A_TASK && sessions.size() + wanted.size() < count) {
        Instant startsAt = first.plus(Duration.ofHours(2L * (sessions.size() + wanted.size())));
        wanted.add(session(startsAt, startsAt.plus(Duration.ofHours(1)), 1));
      }
      sessions.addAll(plan(stage, task, wanted));
    }
    sessions.forEach(session -> open(stage, session, waitlistPlaces));
    return sessions;
  }

  /** Pairs of sessions, each of another pair at another time, open for sign-up. */
  public static List<List<String>> sessionsAtTheSameTime(int pairs) {
    Stage stage = House.stage();
    String one = committedTask(stage);
    String other = committedTask(stage);
    Instant first = freeTime(stage);
    List<Map<String, Object>> wanted = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      Instant startsAt = first.plus(Duration.ofHours(2L * i));
      wanted.add(session(startsAt, startsAt.plus(Duration.ofHours(1)), 1));
    }
    List<String> ones = plan(stage, one, wanted);
    List<String> others = plan(stage, other, wanted);
    List<List<String>> both = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      both.add(List.of(ones.get(i), others.get(i)));
    }
    both.forEach(pair -> pair.forEach(session -> open(stage, session, 0)));
    return both;
  }

  private static void open(Stage stage, String session, int waitlistPlaces) {
    stage.post(
        "dep-1", "/api/v1/sessions/" + session + "/open", Map.of("waitlistPlaces", waitlistPlaces));
  }

  /**
   * A month or more ahead, and a week that no other call gets: nobody is asked to be in two places.
   */
  private static synchronized Instant freeTime(Stage stage) {
    weeks++;
    return stage.now().plus(Duration.ofDays(30 + 7L * weeks));
  }

  /** A task that uni-1 has won and promised to do. */
  private static String committedTask(Stage stage) {
    String task = new BoardScene(stage).play(new DemandScene(stage).play());
    stage.post("uni-1", "/api/v1/tasks/" + task + "/commit", Map.of());
    return task;
  }

  private static Map<String, Object> session(Instant startsAt, Instant endsAt, int capacity) {
    return Map.of(
        "startsAt",
        startsAt.toString(),
        "endsAt",
        endsAt.toString(),
        "place",
        "五环社区青年之家",
        "capacity",
        capacity);
  }

  private static List<String> plan(Stage stage, String task, List<Map<String, Object>> sessions) {
    JsonNode planned =
        stage
            .post(
                "uni-1",
                "/api/v1/tasks/" + task + "/plan",
                Map.of("department", stage.cast.player("dep-1").scope("DEP"), "sessions", sessions))
            .body();
    List<String> ids = new ArrayList<>();
    planned.at("/execution/sessions").forEach(s -> ids.add(s.path("session").asText()));
    return ids;
  }

  public static String accountId(String runner) {
    return ACCOUNTS.computeIfAbsent(runner, one -> account(one).path("id").asText());
  }

  /** What the community's account book says about a runner. */
  public static JsonNode account(String runner) {
    return Ask.get("/api/v1/accounts/mine?community=" + House.community())
        .as(runner)
        .send()
        .expect(200)
        .json();
  }

  /**
   * A good on offer for one point.
   *
   * @param stock 0 or more
   */
  public static String goodForOnePoint(String name, int stock) {
    Map<String, Object> good =
        Map.of(
            "community",
            House.community(),
            "name",
            name,
            "price",
            1,
            "stock",
            stock,
            "pickupPoints",
            List.of("社区服务站"));
    String id = Ask.post("/api/v1/rewards").as("desk").json(good).send().expect(201).id();
    Ask.post("/api/v1/rewards/" + id + "/publish").as("desk").send().expect(200);
    return id;
  }
}
