package org.jiebang.systemtests.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jiebang.local.story.BoardScene;
import org.jiebang.local.story.DemandScene;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.local.story.ServiceScene;
import org.jiebang.local.story.Stage;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.NextDoor;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.Runners;
import org.jspecify.annotations.Nullable;

/**
 * Things of every kind that may be broken: commands go to these, so that nobody else's community,
 * agreement or account suffers. What there is none of is looked for under an id that nobody has.
 */
final class Playground {

  static final String MISSING = "01a00000-0000-7000-8000-000000000001";

  private static final Map<String, String> BY_ROLE =
      Map.of(
          "DIS", SampleCommunity.DISTRICT,
          "COM", "desk",
          "GRD", "grid",
          "RES", "resident",
          "UNI", "uni-1",
          "DEP", "dep-1",
          "PNL", "panel-1",
          "VOL", "runner-1",
          "MER", "shop",
          "OPS", "operator");

  /**
   * What is done to these is heard in other services, and a fact that comes there too late is a
   * dead letter, which other tests must not find.
   */
  private static final Set<String> ACROSS = Set.of("tasks", "sessions", "acceptances");

  private final Map<String, List<String>> things = new HashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private final Stage stage = House.stage();

  private Playground() {}

  private static @Nullable Playground opened;

  /** Made once, by the first test that needs it. */
  static synchronized Playground open() {
    if (opened == null) {
      opened = made();
    }
    return opened;
  }

  private static Playground made() {
    var ground = new Playground();
    Runners.ready();
    ground.boardAndField();
    ground.desk();
    ground.nextDoor();
    ground.lookAround();
    return ground;
  }

  private void put(String collection, String id) {
    things.computeIfAbsent(collection, _ -> new ArrayList<>()).add(id);
  }

  private void boardAndField() {
    String planned = new DemandScene(stage).play();
    String task = new BoardScene(stage).play(planned);
    put("needs", planned);
    put("tasks", task);
    Instant startsAt = stage.now().plus(Duration.ofDays(1_000));
    put("sessions", new ServiceScene(stage).plan(task, startsAt));
    put("acceptances", new ServiceScene(stage).panel(task));
    put("needs", Needs.submitted());
    String verified = Needs.submitted();
    stage.post("grid", "/api/v1/needs/" + verified + "/verify", Map.of("urgency", "GENERAL"));
    put("needs", verified);
    put(
        "tasks",
        stage
            .post(
                "desk",
                "/api/v1/tasks",
                Map.of(
                    "community",
                    House.community(),
                    "need",
                    verified,
                    "category",
                    "CHILD_CARE",
                    "sheet",
                    Map.of("title", "草稿", "description", "尚未发榜。")))
            .id());
  }

  private void desk() {
    String district = stage.cast.player(SampleCommunity.DISTRICT).scope("DIS");
    put(
        "need-lists",
        stage
            .post(
                "desk",
                "/api/v1/need-lists",
                Map.of("community", House.community(), "level", "MONTHLY", "period", "2097-03"))
            .id());
    put("rewards", Runners.goodForOnePoint("靶子", 50));
    String organisation =
        stage
            .post(
                SampleCommunity.DISTRICT,
                "/api/v1/organisations",
                Map.of("name", "靶子协会", "kind", "ASSOCIATION", "district", district))
            .id();
    put("organisations", organisation);
    put(
        "redemptions",
        stage
            .post(
                "runner-1",
                "/api/v1/redemptions",
                Map.of(
                    "account",
                    Runners.accountId("runner-1"),
                    "reward",
                    Runners.goodForOnePoint("靶子二", 5)))
            .id());
    put("accounts", Runners.accountId("runner-1"));
  }

  private void nextDoor() {
    String community = stage.cast.player(NextDoor.account("COM")).scope("COM");
    put("communities", community);
    put("persons", stage.cast.player(NextDoor.account("MER")).person());
    String volunteer = NextDoor.account("VOL");
    Reply registered =
        Ask.post("/api/v1/volunteers")
            .as(volunteer)
            .json(Map.of("community", community, "birthDate", "2004-05-04"))
            .send();
    if (registered.status() == 201) {
      put("volunteers", registered.id());
    }
  }

  /** For reading, anybody's will do. */
  private void lookAround() {
    for (String list :
        List.of(
            "agreements", "schemes", "entries", "evaluations", "recalculations", "volunteers")) {
      JsonNode page =
          Ask.get("/api/v1/" + list + "?limit=1&community=" + House.community())
              .as("desk")
              .send()
              .json();
      seen.put(list, page.at("/items/0/id").asText(MISSING));
    }
    seen.put("stories", things("needs").getFirst());
  }

  private List<String> things(String collection) {
    return things.getOrDefault(collection, List.of());
  }

  /** Something to read or to aim a command at. */
  String thing(String collection, boolean toRead, SplittableRandom random) {
    if (!toRead && ACROSS.contains(collection)) {
      return MISSING;
    }
    List<String> mine = things(collection);
    if (!toRead && collection.equals("needs")) {
      return mine.get(1); // the one that nobody else knows of
    }
    if (mine.isEmpty() || random.nextInt(20) == 0) {
      return toRead ? seen.getOrDefault(collection, MISSING) : MISSING;
    }
    return OddValues.pick(mine, random);
  }

  /** Who may do it: somebody with one of these roles. */
  String account(List<String> roles, SplittableRandom random) {
    List<String> known = roles.stream().filter(BY_ROLE::containsKey).toList();
    return known.isEmpty()
        ? OddValues.pick(List.copyOf(BY_ROLE.values()), random)
        : BY_ROLE.getOrDefault(OddValues.pick(known, random), "desk");
  }

  Instant now() {
    return stage.now();
  }
}
