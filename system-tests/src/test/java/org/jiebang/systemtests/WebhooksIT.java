package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiebang.local.Stack;
import org.jiebang.local.story.DemandScene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A partner is told a need's story as it happens, whatever happens to the two of them. */
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebhooksIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration OFTEN = Duration.ofMillis(20);

  private static Inbox inbox;
  private static String hook;
  private static String secret;

  @BeforeAll
  static void subscribe() {
    inbox = new Inbox();
    House.open();
    JsonNode subscribed =
        Ask.post("/api/v1/webhooks")
            .as("desk")
            .json(Map.of("scope", House.community(), "url", inbox.url()))
            .send()
            .expect(201)
            .json();
    hook = "/api/v1/webhooks/" + subscribed.path("id").asText();
    secret = subscribed.path("secret").asText();
    Ask.post(hook + "/verify").as("desk").send().expect(200);
  }

  @AfterAll
  static void close() {
    Ask.post(hook + "/close").as("desk").send().expect(200);
    inbox.close();
  }

  @Test
  @Order(1)
  void a_needs_story_comes_signed_and_in_the_feeds_order() {
    String need = new DemandScene(House.stage()).play();
    awaitStory(need);
    List<Inbox.Message> messages = inbox.messages();
    assertThat(messages).isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
    assertThat(messages).allMatch(m -> m.signedWith(secret) == 1);
    assertThat(messages).noneMatch(m -> m.body().contains("\"ct\"") || m.body().contains("居民甲"));
  }

  /** What takes a day elsewhere: seconds. */
  @Test
  @Order(2)
  void what_happened_while_one_of_the_two_was_away_comes_later() {
    inbox.answers(503);
    String need = new DemandScene(House.stage()).play();
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .until(() -> progress().path("failures").asInt() > 0);
    House.stack().kill(Stack.GATEWAY);
    House.stack()
        .start(
            Stack.GATEWAY,
            Map.of("JIEBANG_GATEWAY_WEBHOOKS_RETRIES", "100ms,200ms,300ms,400ms,500ms"));
    inbox.answers(200);
    // Its next attempt stands in the database, from before the kill; its owner need not wait.
    Ask.post(hook + "/pause").as("desk").send().expect(200);
    Ask.post(hook + "/resume").as("desk").send().expect(200);
    awaitStory(need);
  }

  @Test
  @Order(3)
  void one_goes_back_to_a_position_and_changes_the_secret_on_the_way() {
    List<Inbox.Message> before = inbox.messages();
    String fresh =
        Ask.post(hook + "/rotate-secret")
            .as("desk")
            .send()
            .expect(200)
            .json()
            .path("secret")
            .asText();
    Inbox.Message last = before.getLast();
    Ask.post(hook + "/redeliver")
        .as("desk")
        .json(Map.of("after", last.position() - 1))
        .send()
        .expect(200);
    // Something else may have happened meanwhile and come first.
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .until(() -> since(before).anyMatch(m -> m.id().equals(last.id())));
    Inbox.Message again =
        since(before).filter(m -> m.id().equals(last.id())).findFirst().orElseThrow();
    assertThat(again.signedWith(secret)).isEqualTo(1);
    assertThat(again.signedWith(fresh)).isEqualTo(1);
  }

  @Test
  @Order(4)
  void an_endpoint_that_takes_nothing_any_more_is_given_up_and_can_be_taken_up_again() {
    inbox.answers(500);
    String need = Needs.submitted();
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .until(
            () ->
                Ask.get(hook)
                    .as("desk")
                    .send()
                    .expect(200)
                    .json()
                    .path("state")
                    .asText()
                    .equals("DISABLED"));
    assertThat(progress().at("/items/0/outcome").asText()).isEqualTo("REFUSED");
    assertThat(progress().at("/items/0/attempt").asInt()).isEqualTo(6);
    inbox.answers(200);
    Ask.post(hook + "/resume").as("desk").send().expect(200);
    awaitStory(need);
    assertThat(Ask.get(hook + "/events").as("desk").send().expect(200).json().path("items"))
        .hasSizeGreaterThan(6);
  }

  @Test
  @Order(5)
  void nobody_else_sees_it() {
    Ask.get(hook).as(NextDoor.account("COM")).send().expect(404, "WEBHOOK_NOT_FOUND");
    Ask.post(hook + "/pause").as(NextDoor.account("COM")).send().expect(404, "WEBHOOK_NOT_FOUND");
    Ask.get(hook).as("resident").send().expect(403, "ROLE_NOT_ALLOWED");
  }

  private static Stream<Inbox.Message> since(List<Inbox.Message> before) {
    return inbox.messages().stream().skip(before.size());
  }

  private static JsonNode progress() {
    return Ask.get(hook + "/deliveries").as("desk").send().expect(200).json();
  }

  /** All that the feed tells the desk of a need has come, each once or more, in order. */
  private static void awaitStory(String need) {
    List<Long> told = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .until(
            () -> {
              told.clear();
              Ask.get("/api/v1/feed?limit=500&correlation=" + need)
                  .as("desk")
                  .send()
                  .expect(200)
                  .json()
                  .path("items")
                  .forEach(item -> told.add(item.path("position").asLong()));
              return !told.isEmpty() && of(need).containsAll(told);
            });
    assertThat(of(need).stream().distinct().toList()).isEqualTo(told);
  }

  private static List<Long> of(String need) {
    return inbox.messages().stream()
        .filter(m -> m.json().at("/data/correlation").asText().equals(need))
        .map(Inbox.Message::position)
        .toList();
  }
}
