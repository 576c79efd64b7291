package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jiebang.local.Stack;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.BoardScene;
import org.jiebang.local.story.DemandScene;
import org.jiebang.local.story.ResultScene;
import org.jiebang.local.story.ServiceScene;
import org.jiebang.local.story.Stage;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Things that break in the middle: what was answered stays, what was not can be sent again. */
@Order(6)
class RestartIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration OFTEN = Duration.ofMillis(20);

  /** Each once: the torture tests kill each of them at any moment, and many times. */
  @Test
  @Order(1)
  void the_story_goes_on_when_each_service_is_stopped_or_killed_in_its_middle() {
    Stage stage = House.stage();
    String need = new DemandScene(stage).play();
    stopped("needs");
    String task = new BoardScene(stage).play(need);
    var service = new ServiceScene(stage);
    Instant startsAt = stage.now().plus(Duration.ofHours(20));
    String session = service.plan(task, startsAt);
    killed("matching");
    String acceptance = service.panel(task);
    service.serve(session, startsAt);
    killed("points");
    service.confirm(session);
    assertEarnedOnce(session, 3);
    var served = new ServiceScene.Served(task, session, acceptance);
    var result = new ResultScene(stage);
    result.accept(need, served);
    stopped("gateway");
    result.redeem();
    result.tell(need, served);
    assertEarnedOnce(session, 3);
  }

  private static void killed(String service) {
    House.stack().kill(service);
    House.stack().start(service);
  }

  private static void stopped(String service) {
    House.stack().stop(service);
    House.stack().start(service);
  }

  /** Whoever writes while the service is killed sends again until there is an answer. */
  @Test
  @Order(2)
  void what_is_sent_again_through_two_kills_is_there_once() {
    var stop = new AtomicBoolean();
    CompletableFuture<List<String>> writing =
        CompletableFuture.supplyAsync(() -> submitUntil(stop), Thread::startVirtualThread);
    killed("needs");
    killed("needs");
    stop.set(true);
    List<String> needs = writing.join();
    assertThat(needs).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    for (String need : needs) {
      JsonNode events =
          Ask.get("/api/v1/needs/" + need + "/events").as("desk").send().expect(200).json();
      assertThat(events.path("items")).as("%s", events).hasSize(1);
    }
  }

  private static List<String> submitUntil(AtomicBoolean stop) {
    List<String> needs = new ArrayList<>();
    while (!stop.get() || needs.size() <= 20) {
      String key = Api.newKey();
      needs.add(eventually(() -> submit(key), 201).id());
    }
    return needs;
  }

  private static Reply submit(String key) {
    return Ask.post("/api/v1/needs").as("resident").key(key).json(Needs.wish()).inFault().send();
  }

  @Test
  @Order(3)
  void confirmations_while_kafka_is_away_become_points_once_it_is_back() {
    Stage stage = House.stage();
    String task = new BoardScene(stage).play(new DemandScene(stage).play());
    var service = new ServiceScene(stage);
    Instant startsAt = stage.now().plus(Duration.ofHours(20));
    String session = service.plan(task, startsAt);
    service.panel(task);
    service.serve(session, startsAt);
    House.stack().stop(Stack.KAFKA);
    for (String volunteer : ServiceScene.SERVED) {
      String person = House.cast().player(volunteer).person();
      Ask.post("/api/v1/sessions/" + session + "/participations/" + person + "/confirm")
          .as("dep-1")
          .noBody()
          .send()
          .expect(200);
    }
    Needs.submitted();
    assertEarnedOnce(session, 0);
    House.stack().start(Stack.KAFKA);
    await().atMost(PATIENCE).pollInterval(OFTEN).untilAsserted(() -> assertEarnedOnce(session, 3));
    for (String volunteer : ServiceScene.SERVED) {
      assertThat(Runners.account(volunteer).path("pending").asLong()).isPositive();
    }
  }

  /** So many of the session's records have earned points, each exactly once. */
  private static void assertEarnedOnce(String session, int expected) {
    List<String> records =
        Logs.payloads("matching", "service-confirmed").stream()
            .filter(confirmed -> confirmed.path("session").asText().equals(session))
            .map(confirmed -> confirmed.path("record").asText())
            .toList();
    assertThat(records).hasSize(3).doesNotHaveDuplicates();
    List<String> earned =
        Logs.payloads("points", "points-earned|points-capped").stream()
            .map(entry -> entry.path("record").asText())
            .filter(records::contains)
            .toList();
    assertThat(earned).hasSize(expected).doesNotHaveDuplicates();
  }

  @Test
  @Order(4)
  void the_gateway_answers_for_a_service_that_is_down() {
    String good = Runners.goodForOnePoint("停机时的雨衣", 1);
    House.stack().kill("points");
    for (Ask ask :
        List.of(
            Ask.get("/api/v1/rewards/" + good),
            Ask.get("/api/v1/rewards"),
            Ask.post("/api/v1/rewards/" + good + "/restock").json(Map.of("count", 1)))) {
      ask.as("desk").inFault().send().expect(503, "SERVICE_UNAVAILABLE");
    }
    Needs.submitted(); // the others do not mind
    House.stack().start("points");
    Ask.get("/api/v1/rewards/" + good).as("desk").send().expect(200);
  }

  @Test
  @Order(5)
  void when_mariadb_dies_everybody_says_try_again_and_recovers_by_themselves() {
    String good = Runners.goodForOnePoint("断电时的手电筒", 0);
    String need = Needs.submitted();
    String needKey = Api.newKey();
    String goodKey = Api.newKey();
    String taskKey = Api.newKey();
    List<String> tokens = List.of(House.cast().token("desk"), House.cast().token("resident"));
    assertThat(tokens).doesNotContain("");
    House.stack().kill(Stack.MARIADB);
    try {
      submit(needKey).expect(503);
      restock(good, goodKey).expect(503);
      draft(need, taskKey).expect(503);
      Ask.get("/api/v1/needs?community=" + House.community())
          .as("desk")
          .inFault()
          .send()
          .expect(503);
    } finally {
      House.stack().start(Stack.MARIADB);
    }
    String submitted = eventually(() -> submit(needKey), 201).id();
    assertThat(submitted).isEqualTo(submit(needKey).id());
    assertThat(eventually(() -> restock(good, goodKey), 200).json().path("stock").asInt())
        .isEqualTo(1);
    eventually(() -> draft(need, taskKey), 201);
    for (String service : Logs.SERVICES) {
      assertThat(House.stack().alive(service)).as(service).isTrue();
      // Live too: whatever ends for good while the database is away is found here, not later.
      await()
          .atMost(PATIENCE)
          .pollInterval(OFTEN)
          .untilAsserted(() -> assertThat(Health.faultsOf(service)).isEmpty());
    }
  }

  private static Reply restock(String good, String key) {
    return Ask.post("/api/v1/rewards/" + good + "/restock")
        .as("desk")
        .key(key)
        .json(Map.of("count", 1))
        .inFault()
        .send();
  }

  private static Reply draft(String need, String key) {
    return Ask.post("/api/v1/tasks")
        .as("desk")
        .key(key)
        .json(
            Map.of(
                "community",
                House.community(),
                "need",
                need,
                "category",
                "CHILD_CARE",
                "sheet",
                Map.of("title", "草稿", "description", "断电前后各送一次。")))
        .inFault()
        .send();
  }

  @FunctionalInterface
  private interface Sending {
    Reply send();
  }

  private static Reply eventually(Sending sending, int status) {
    List<Reply> last = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .ignoreException(UncheckedIOException.class)
        .until(
            () -> {
              last.add(sending.send());
              return last.getLast().status() == status;
            });
    return last.getLast();
  }
}
