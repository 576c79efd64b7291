package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jiebang.local.story.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The same request again: one effect and the same answer, whichever instance is asked. */
@Order(3)
class RepeatIT {

  private static final String NEEDS = "/api/v1/needs";

  private static List<URI> needs = List.of();
  private static List<URI> points = List.of();

  @BeforeAll
  static void two_instances_each() {
    House.stack();
    needs = List.of(House.stack().uri("needs"), House.stack().startSecond("needs"));
    points = List.of(House.stack().uri("points"), House.stack().startSecond("points"));
  }

  @AfterAll
  static void one_instance_each() {
    House.stack().stop("needs-2");
    House.stack().stop("points-2");
  }

  @Test
  @Order(1)
  void a_creation_sent_twice_is_one_need_with_one_answer() {
    String key = Api.newKey();
    Reply first = submit(key, House.gateway());
    Reply again = submit(key, House.gateway());
    assertThat(first.expect(201).replayed()).isFalse();
    assertSame(first, again);
    assertThat(first.header("Location")).isEqualTo(NEEDS + "/" + first.id());
    assertEvents(first.id(), 1);
  }

  @Test
  @Order(2)
  void a_command_sent_twice_happens_once() {
    String need = submit(Api.newKey(), House.gateway()).expect(201).id();
    String key = Api.newKey();
    Reply first = verify(need, key, "GENERAL", House.gateway());
    Reply again = verify(need, key, "GENERAL", House.gateway());
    assertThat(first.expect(200).replayed()).isFalse();
    assertSame(first, again);
    assertEvents(need, 2);
  }

  @Test
  @Order(3)
  void the_first_answer_stays_when_the_need_has_moved_on() {
    String key = Api.newKey();
    Reply first = submit(key, House.gateway()).expect(201);
    verify(first.id(), Api.newKey(), "GENERAL", House.gateway()).expect(200);
    assertSame(first, submit(key, House.gateway()));
    assertEvents(first.id(), 2);
  }

  @Test
  @Order(4)
  void a_key_with_another_body_is_refused_everywhere() {
    String need = submit(Api.newKey(), House.gateway()).expect(201).id();
    String key = Api.newKey();
    verify(need, key, "GENERAL", House.gateway()).expect(200);
    for (URI instance : List.of(House.gateway(), needs.get(0), needs.get(1))) {
      verify(need, key, "DANGER", instance).expect(422, "IDEMPOTENCY_KEY_REUSED");
    }
    assertEvents(need, 2);
  }

  @Test
  @Order(5)
  void the_other_instance_gives_the_first_ones_answer() {
    for (List<URI> order : List.of(needs, needs.reversed())) {
      String key = Api.newKey();
      Reply first = submit(key, order.get(0)).expect(201);
      assertSame(first, submit(key, order.get(1)));
      assertSame(first, submit(key, House.gateway()));
      String verification = Api.newKey();
      Reply verified = verify(first.id(), verification, "GENERAL", order.get(0)).expect(200);
      assertSame(verified, verify(first.id(), verification, "GENERAL", order.get(1)));
      assertEvents(first.id(), 2);
    }
  }

  @Test
  @Order(6)
  void twenty_at_once_under_one_key_on_two_instances_are_one_need() {
    for (int round = 0; round < 10; round++) {
      String key = Api.newKey();
      List<Reply> replies = spread(needs, instance -> submit(key, instance));
      assertOneEffect(replies, 201);
      assertEvents(replies.getFirst().id(), 1);
    }
  }

  @Test
  @Order(7)
  void twenty_at_once_under_one_key_verify_once() {
    for (int round = 0; round < 10; round++) {
      String need = submit(Api.newKey(), House.gateway()).expect(201).id();
      String key = Api.newKey();
      assertOneEffect(spread(needs, instance -> verify(need, key, "GENERAL", instance)), 200);
      assertEvents(need, 2);
    }
  }

  @Test
  @Order(8)
  void twenty_at_once_under_one_key_redeem_once() {
    String runner = Runners.ready().getLast();
    String good = Runners.goodForOnePoint("只换一件", 20);
    long before = Runners.account(runner).path("available").asLong();
    String key = Api.newKey();
    Map<String, String> order = Map.of("account", Runners.accountId(runner), "reward", good);
    List<Reply> replies =
        spread(
            points,
            instance ->
                Ask.post("/api/v1/redemptions")
                    .at(instance)
                    .as(runner)
                    .key(key)
                    .json(order)
                    .send());
    assertOneEffect(replies, 201);
    JsonNode left = Ask.get("/api/v1/rewards/" + good).as("desk").send().expect(200).json();
    assertThat(left.path("stock").asInt()).isEqualTo(19);
    assertThat(Runners.account(runner).path("available").asLong()).isEqualTo(before - 1);
  }

  /** Different commands to one need, over both instances: all of them happen, none twice. */
  @Test
  @Order(9)
  void two_instances_that_write_to_one_stream_lose_nothing() {
    String need = submit(Api.newKey(), House.gateway()).expect(201).id();
    List<Reply> replies =
        spread(
            needs,
            instance ->
                Ask.post(NEEDS + "/" + need + "/amend")
                    .at(instance)
                    .as("resident")
                    .json(Map.of("text", "第 " + Api.newKey() + " 次修改"))
                    .send());
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    assertThat(replies).extracting(reply -> reply.header("ETag")).doesNotHaveDuplicates();
    assertEvents(need, 21);
  }

  /** Twenty who want the last good, over both instances of the service that has it. */
  @Test
  @Order(10)
  void two_instances_give_the_last_good_to_one() {
    Runners.ready().forEach(runner -> House.cast().token(runner));
    String good = Runners.goodForOnePoint("两处抢一件", 0);
    for (int round = 1; round <= 10; round++) {
      Ask.post("/api/v1/rewards/" + good + "/restock")
          .as("desk")
          .json(Map.of("count", 1))
          .send()
          .expect(200);
      List<Supplier<Reply>> all = new ArrayList<>();
      for (String runner : Runners.ALL) {
        URI instance = points.get(all.size() % 2);
        Map<String, String> order = Map.of("account", Runners.accountId(runner), "reward", good);
        all.add(() -> Ask.post("/api/v1/redemptions").at(instance).as(runner).json(order).send());
      }
      List<Reply> replies = Together.atOnce(all);
      assertThat(replies).filteredOn(reply -> reply.status() == 201).as("%s", replies).hasSize(1);
      assertThat(replies).filteredOn(none -> none.is(409, "OUT_OF_STOCK")).hasSize(19);
    }
    JsonNode left = Ask.get("/api/v1/rewards/" + good).as("desk").send().expect(200).json();
    assertThat(left.path("stock").asInt()).isZero();
    assertThat(left.path("taken").asInt()).isEqualTo(10);
  }

  private static Reply submit(String key, URI instance) {
    return Ask.post(NEEDS).at(instance).as("resident").key(key).json(Needs.wish()).send();
  }

  private static Reply verify(String need, String key, String urgency, URI instance) {
    return Ask.post(NEEDS + "/" + need + "/verify")
        .at(instance)
        .as("grid")
        .key(key)
        .json(Map.of("urgency", urgency))
        .send();
  }

  @FunctionalInterface
  private interface To {
    Reply send(URI instance);
  }

  /** Twenty at the same moment, every other one to the other instance. */
  private static List<Reply> spread(List<URI> instances, To one) {
    House.cast().token("resident");
    House.cast().token("grid");
    List<Supplier<Reply>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      URI instance = instances.get(i % 2);
      all.add(() -> one.send(instance));
    }
    return Together.atOnce(all);
  }

  private static void assertOneEffect(List<Reply> replies, int status) {
    Reply any = replies.getFirst();
    for (Reply reply : replies) {
      reply.expect(status);
      assertThat(reply.json()).isEqualTo(any.json());
      assertThat(reply.header("ETag")).isEqualTo(any.header("ETag"));
    }
    assertThat(replies).filteredOn(reply -> !reply.replayed()).hasSize(1);
  }

  private static void assertSame(Reply first, Reply again) {
    again.expect(first.status());
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.replayed()).as("%s", again).isTrue();
  }

  private static void assertEvents(String need, int expected) {
    JsonNode events = Ask.get(NEEDS + "/" + need + "/events").as("desk").send().expect(200).json();
    assertThat(events.path("items")).as("%s", events).hasSize(expected);
  }
}
