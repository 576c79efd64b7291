package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Twenty who want the same thing at the same moment. */
@Order(2)
class RaceIT {

  private static final int ROUNDS = 50;

  @BeforeAll
  static void everybody_is_signed_in() {
    Runners.ready().forEach(runner -> House.cast().token(runner));
  }

  @Test
  @Order(1)
  void one_of_twenty_gets_the_only_place() {
    for (String session : Runners.sessionsWithOnePlace(ROUNDS, 0)) {
      List<Reply> replies = signUps(session, false);
      assertThat(replies).filteredOn(reply -> reply.status() == 200).as(session).hasSize(1);
      assertThat(replies).filteredOn(full -> full.is(409, "SESSION_FULL")).hasSize(19);
      assertPlaces(session, 1, 0);
    }
  }

  @Test
  @Order(2)
  void five_who_lose_wait_each_at_a_place_of_their_own() {
    for (String session : Runners.sessionsWithOnePlace(10, 5)) {
      List<Reply> replies = signUps(session, true);
      assertThat(replies).filteredOn(reply -> reply.status() == 200).as(session).hasSize(6);
      assertThat(replies).filteredOn(full -> full.is(409, "SESSION_FULL")).hasSize(14);
      assertPlaces(session, 1, 5);
    }
  }

  private static List<Reply> signUps(String session, boolean waitlist) {
    return Together.atOnce(
        Runners.ALL.stream()
            .map(
                runner ->
                    (Supplier<Reply>)
                        () ->
                            Ask.post("/api/v1/sessions/" + session + "/sign-ups")
                                .as(runner)
                                .json(waitlist ? Map.of("waitlist", true) : Map.of())
                                .send())
            .toList());
  }

  private static void assertPlaces(String session, int taken, int waiting) {
    JsonNode seen = Ask.get("/api/v1/sessions/" + session).as("dep-1").send().expect(200).json();
    assertThat(seen.path("placesTaken").asInt()).as("%s", seen).isEqualTo(taken);
    assertThat(seen.path("waiting").asInt()).as("%s", seen).isEqualTo(waiting);
    assertThat(seen.path("participations")).as("%s", seen).hasSize(taken + waiting);
  }

  /** Each of two sessions at the same time would take them, but their calendar takes only one. */
  @Test
  @Order(3)
  void nobody_is_promised_to_two_sessions_at_the_same_time() {
    List<List<String>> pairs = Runners.sessionsAtTheSameTime(10);
    for (List<String> pair : pairs) {
      List<Supplier<Reply>> asks = new ArrayList<>();
      for (String session : pair) {
        asks.add(() -> Ask.post("/api/v1/sessions/" + session + "/sign-ups").as("runner-1").send());
      }
      List<Reply> replies = Together.atOnce(asks);
      assertThat(replies).filteredOn(reply -> reply.status() == 200).as("%s", pair).hasSize(1);
      assertThat(replies).filteredOn(reply -> reply.is(409, "TIME_CLASH")).hasSize(1);
    }
  }

  @Test
  @Order(4)
  void one_of_twenty_gets_the_last_good_in_stock_and_pays_for_it_alone() {
    Map<String, Long> before = available();
    String good = Runners.goodForOnePoint("最后一件", 0);
    Map<String, String> redeemedBy = new HashMap<>();
    Map<String, Long> paid = new HashMap<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Ask.post("/api/v1/rewards/" + good + "/restock")
          .as("desk")
          .json(Map.of("count", 1))
          .send()
          .expect(200);
      List<Reply> replies = redemptions(good, before);
      List<Integer> winners =
          IntStream.range(0, replies.size())
              .filter(i -> replies.get(i).status() == 201)
              .boxed()
              .toList();
      assertThat(winners).as("round %d: %s", round, replies).hasSize(1);
      assertThat(replies).filteredOn(none -> none.is(409, "OUT_OF_STOCK")).hasSize(19);
      String winner = Runners.ALL.get(winners.getFirst());
      redeemedBy.put(replies.get(winners.getFirst()).id(), winner);
      paid.merge(winner, 1L, Long::sum);
    }
    assertStock(good, 0, ROUNDS);
    assertPaid(before, paid);
    cancelHalfPickUpHalf(redeemedBy, paid);
    assertStock(good, ROUNDS / 2, ROUNDS / 2);
    assertPaid(before, paid);
  }

  private static Map<String, Long> available() {
    Map<String, Long> available = new HashMap<>();
    for (String runner : Runners.ALL) {
      available.put(runner, Runners.account(runner).path("available").asLong());
    }
    return available;
  }

  private static List<Reply> redemptions(String good, Map<String, Long> runners) {
    return Together.atOnce(
        Runners.ALL.stream()
            .filter(runners::containsKey)
            .map(
                runner ->
                    (Supplier<Reply>)
                        () ->
                            Ask.post("/api/v1/redemptions")
                                .as(runner)
                                .json(Map.of("account", Runners.accountId(runner), "reward", good))
                                .send())
            .toList());
  }

  private static void cancelHalfPickUpHalf(Map<String, String> redeemedBy, Map<String, Long> paid) {
    int done = 0;
    for (Map.Entry<String, String> one : redeemedBy.entrySet()) {
      String path = "/api/v1/redemptions/" + one.getKey();
      if (done++ % 2 == 0) {
        Ask.post(path + "/cancel")
            .as(one.getValue())
            .json(Map.of("reason", "CHANGED_MIND"))
            .send()
            .expect(200);
        paid.merge(one.getValue(), -1L, Long::sum);
      } else {
        String code = Ask.get(path).as(one.getValue()).send().json().path("code").asText();
        Map<String, String> pickUp = Map.of("code", code, "pickupPoint", "社区服务站");
        List<Reply> twice =
            Together.atOnce(
                List.of(
                    () -> Ask.post(path + "/pick-up").as("shop").json(pickUp).send(),
                    () -> Ask.post(path + "/pick-up").as("desk").json(pickUp).send()));
        assertThat(twice).filteredOn(reply -> reply.status() == 200).as("%s", twice).hasSize(1);
        assertThat(twice)
            .filteredOn(used -> used.is(409, "CODE_ALREADY_USED"))
            .as("%s", twice)
            .hasSize(1);
      }
    }
  }

  private static void assertStock(String good, int stock, int taken) {
    JsonNode seen = Ask.get("/api/v1/rewards/" + good).as("desk").send().expect(200).json();
    assertThat(seen.path("stock").asInt()).as("%s", seen).isEqualTo(stock);
    assertThat(seen.path("taken").asInt()).as("%s", seen).isEqualTo(taken);
  }

  private static void assertPaid(Map<String, Long> before, Map<String, Long> paid) {
    Map<String, Long> expected = new HashMap<>(before);
    paid.forEach((runner, points) -> expected.merge(runner, -points, Long::sum));
    assertThat(available()).isEqualTo(expected);
  }
}
