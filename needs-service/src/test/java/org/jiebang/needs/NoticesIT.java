package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp.Answer;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.notice.Notices;
import org.jiebang.needs.notice.Telling;
import org.jiebang.needs.publication.UpdateId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who follows what is told what becomes of it: once, and nobody else. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class NoticesIT extends Following {

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Telling telling;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private UUID need(String category, String more) throws Exception {
    return post(
            resident,
            "/api/v1/needs",
            """
            {"community":"%s","category":"%s","text":"楼道堆物",%s
             "authorName":"居民甲","authorPhone":"13800000000"}"""
                .formatted(community, category, more))
        .id();
  }

  private void verify(UUID need) throws Exception {
    post(grid, "/api/v1/needs/" + need + "/verify", "{\"urgency\":\"GENERAL\",\"grid\":\"3\"}")
        .ok();
  }

  private Answer resolve(UUID need) throws Exception {
    return post(
            desk,
            "/api/v1/needs/" + need + "/resolve-directly",
            "{\"kind\":\"ADVICE\",\"evidence\":\"已答复\"}")
        .ok();
  }

  @Test
  @Tag("N-20")
  @Tag("N-31")
  void who_brought_a_need_in_hears_of_every_answer_and_may_leave() throws Exception {
    UUID need = need("CLEAN_HOME", "");
    verify(need);
    hears(resident, "VERIFIED " + need);
    JsonNode notice = get(resident, NOTICES).json().at("/items/0");
    assertThat(notice.get("text").asText()).isEqualTo("需求已核实");
    assertThat(notice.get("source").asText()).startsWith("needs/");
    assertThat(notice.toString()).doesNotContain("楼道").doesNotContain("居民甲");
    post(neighbour, "/api/v1/needs/" + need + "/join", "{}").ok();
    hears(neighbour, "VERIFIED " + need);
    Answer left = post(neighbour, SUBSCRIPTIONS + "/leave", "{\"need\":\"" + need + "\"}");
    assertThat(left.ok().text("/state")).isEqualTo("ENDED");
    refused(
        409,
        "ALREADY_UNSUBSCRIBED",
        post(neighbour, SUBSCRIPTIONS + "/leave", "{\"need\":\"" + need + "\"}"));
    refused(
        422,
        "NOT_CONCERNED",
        post(person(), SUBSCRIPTIONS + "/leave", "{\"need\":\"" + need + "\"}"));
    resolve(need);
    hears(resident, "RESOLVED " + need, "VERIFIED " + need);
    assertThat(told(neighbour)).isEmpty();
  }

  @Test
  @Tag("N-29")
  void a_subscription_ends_what_it_began() throws Exception {
    UUID need = need("CLEAN_HOME", "");
    refused(404, "NEED_NOT_FOUND", subscribe(stranger, ",\"need\":\"" + need + "\""));
    Answer followed = subscribe(neighbour, ",\"need\":\"" + need + "\",\"kinds\":[\"VERIFIED\"]");
    UUID subscription = followed.id();
    assertThat(followed.text("/language")).isEqualTo("zh-CN");
    refused(409, "ALREADY_SUBSCRIBED", subscribe(neighbour, ",\"need\":\"" + need + "\""));
    String path = SUBSCRIPTIONS + "/" + subscription;
    refused(404, "SUBSCRIPTION_NOT_FOUND", get(desk, path));
    refused(404, "SUBSCRIPTION_NOT_FOUND", post(resident, path + "/unsubscribe", "{}"));
    verify(need);
    hears(neighbour, "VERIFIED " + need);
    post(neighbour, path + "/change", "{\"kinds\":[\"RESOLVED\"],\"language\":\"en\"}").ok();
    hears(neighbour);
    Answer ended = post(neighbour, path + "/unsubscribe", "{}");
    assertThat(ended.ok().text("/state")).isEqualTo("ENDED");
    refused(409, "ALREADY_UNSUBSCRIBED", post(neighbour, path + "/unsubscribe", "{}"));
    refused(409, "ILLEGAL_TRANSITION", post(neighbour, path + "/change", "{}"));
    assertThat(items(neighbour, SUBSCRIPTIONS, ended)).containsExactly(subscription.toString());
    assertThat(items(neighbour, SUBSCRIPTIONS + "?state=ACTIVE", ended)).isEmpty();
    resolve(need);
    hears(resident, "RESOLVED " + need, "VERIFIED " + need);
    assertThat(told(neighbour)).isEmpty();
    assertThat(subscribe(neighbour, ",\"need\":\"" + need + "\"").ok().id())
        .isEqualTo(subscription);
  }

  @Test
  @Tag("N-29")
  @Tag("N-30")
  void a_channel_is_told_what_is_public_and_only_an_app_of_the_place_asks_whom_to_tell()
      throws Exception {
    String channel =
        """
        {"community":"%s","channel":"%s","label":"%s"%s}""";
    String channels = SUBSCRIPTIONS + "/channels";
    String group = channel.formatted(community, "GROUP_CHAT", "青年报到群", ",\"grid\":\"3\"");
    refused(403, "ROLE_NOT_ALLOWED", post(resident, channels, group));
    post(desk, channels, group).id();
    refused(409, "ALREADY_SUBSCRIBED", post(desk, channels, group));
    Answer account =
        post(desk, channels, channel.formatted(community, "PUBLIC_ACCOUNT", "青春公众号", ""));
    assertThat(items(desk, SUBSCRIPTIONS + "?channels=true&community=" + community, account.ok()))
        .hasSize(2);
    for (int i = 3; i <= 20; i++) {
      post(desk, channels, channel.formatted(community, "GROUP_CHAT", "第" + i + "群", "")).ok();
    }
    refused(
        409,
        "SUBSCRIPTION_LIMIT_REACHED",
        post(desk, channels, channel.formatted(community, "GROUP_CHAT", "第21群", "")));
    UUID need = need("CLEAN_HOME", "");
    verify(need);
    hears(resident, "VERIFIED " + need);
    UUID notice = UUID.fromString(get(resident, NOTICES).text("/items/0/id"));
    assertThat(get(app, NOTICES + "/" + notice).ok().text("/state")).isEqualTo("READY");
    assertThat(all(app, NOTICES + "/" + notice + "/recipients?limit=7"))
        .extracting(r -> r.at("/channel/label").asText())
        .hasSize(20)
        .contains("青年报到群", "青春公众号");
    assertThat(all(app, NOTICES + "/" + notice + "/concerned")).hasSize(1);
    String foreign = app(UUID.randomUUID(), "notices:read");
    refused(403, "SCOPE_NOT_GRANTED", get(app(community, "needs:read"), NOTICES + "/" + notice));
    refused(404, "NOTICE_NOT_FOUND", get(foreign, NOTICES + "/" + notice));
    refused(404, "NOTICE_NOT_FOUND", get(foreign, NOTICES + "/" + notice + "/recipients"));
    refused(403, "ROLE_NOT_ALLOWED", get(desk, NOTICES + "/" + notice + "/recipients"));
    assertThat(get(foreign, NOTICES + "/made?community=" + community).status()).isEqualTo(404);
    assertThat(get(foreign, NOTICES + "/made").ok().json().get("items")).isEmpty();
    assertThat(told(stranger)).isEmpty();
  }

  @Test
  void of_mediation_only_those_hear_whom_it_concerns() throws Exception {
    subscribe(desk, "").ok();
    subscribe(neighbour, "").ok();
    UUID quarrel = need("MEDIATION", "");
    refused(403, "SUBJECT_IS_PRIVATE", subscribe(desk, ",\"need\":\"" + quarrel + "\""));
    refused(404, "NEED_NOT_FOUND", subscribe(neighbour, ",\"need\":\"" + quarrel + "\""));
    refused(403, "SUBJECT_IS_PRIVATE", subscribe(neighbour, ",\"category\":\"MEDIATION\""));
    verify(quarrel);
    hears(resident, "VERIFIED " + quarrel);
    UUID notice = UUID.fromString(get(resident, NOTICES).text("/items/0/id"));
    assertThat(told(desk)).isEmpty();
    assertThat(told(neighbour)).isEmpty();
    assertThat(all(desk, NOTICES + "/made?community=" + community)).isEmpty();
    refused(404, "NOTICE_NOT_FOUND", get(desk, NOTICES + "/" + notice));
    refused(404, "NOTICE_NOT_FOUND", get(app, NOTICES + "/" + notice + "/concerned"));
    String feed = "/api/v1/communities/" + community + "/updates";
    assertThat(get(stranger, feed).json().get("items")).isEmpty();
  }

  @Test
  void who_is_nameless_finds_it_in_their_own_list_and_is_named_to_nobody() throws Exception {
    UUID need =
        post(
                resident,
                "/api/v1/needs",
                """
                {"community":"%s","category":"CLEAN_HOME","text":"楼道堆物","anonymous":true}"""
                    .formatted(community))
            .id();
    verify(need);
    hears(resident, "VERIFIED " + need);
    UUID notice = UUID.fromString(get(resident, NOTICES).text("/items/0/id"));
    assertThat(all(app, NOTICES + "/" + notice + "/concerned")).isEmpty();
  }

  @Test
  void what_was_read_is_read_up_to_a_notice_and_for_its_reader_only() throws Exception {
    subscribe(neighbour, "").ok();
    UUID need = need("CLEAN_HOME", "");
    verify(need);
    resolve(need);
    hears(neighbour, "RESOLVED " + need, "VERIFIED " + need);
    hears(resident, "RESOLVED " + need, "VERIFIED " + need);
    List<JsonNode> mine = all(neighbour, NOTICES + "?limit=1");
    assertThat(mine).hasSize(2);
    String first = mine.getLast().get("id").asText();
    post(neighbour, NOTICES + "/read", "{\"upTo\":\"" + first + "\"}").ok();
    assertThat(all(neighbour, NOTICES))
        .extracting(n -> n.get("read").asBoolean())
        .containsExactly(false, true);
    assertThat(all(resident, NOTICES))
        .extracting(n -> n.get("read").asBoolean())
        .containsExactly(false, false);
    refused(
        404,
        "NOTICE_NOT_FOUND",
        post(neighbour, NOTICES + "/read", "{\"upTo\":\"" + UUID.randomUUID() + "\"}"));
  }

  @Test
  void a_notice_of_a_sandbox_goes_nowhere() throws Exception {
    UUID district = UUID.randomUUID();
    UUID sandbox =
        post(
                TestIssuer.token(UUID.randomUUID(), "DIS@district:" + district),
                "/api/v1/communities",
                """
                {"name":"试验社区","district":"%s","sandbox":true}"""
                    .formatted(district))
            .id();
    community = sandbox;
    String at = "@community:" + sandbox;
    resident = TestIssuer.token(UUID.randomUUID(), "RES" + at);
    grid = TestIssuer.token(UUID.randomUUID(), "GRD" + at);
    app = app(sandbox, "notices:read");
    subscribe(resident, "").ok();
    verify(need("CLEAN_HOME", ""));
    await().atMost(LONG).untilAsserted(() -> assertThat(all(app, NOTICES + "/made")).hasSize(1));
    JsonNode notice = all(app, NOTICES + "/made").getFirst();
    assertThat(notice.get("state").asText()).isEqualTo("NOT_SENT_SANDBOX");
    String path = NOTICES + "/" + notice.get("id").asText();
    assertThat(all(app, path + "/recipients")).isEmpty();
    assertThat(all(app, path + "/concerned")).isEmpty();
    assertThat(told(resident)).hasSize(1);
  }

  @Test
  @Tag("N-29")
  void a_thousand_who_follow_are_told_by_one_event_and_not_again() throws Exception {
    UUID need = need("CLEAN_HOME", "");
    var calls = new ArrayList<Callable<Answer>>();
    var people = new ArrayList<String>();
    for (int i = 0; i < 1_000; i++) {
      String each = person();
      people.add(each);
      calls.add(() -> subscribe(each, ",\"need\":\"" + need + "\""));
    }
    Answer last = calls.getFirst().call().ok();
    for (int from = 1; from < calls.size(); from += 100) {
      List<Answer> some = atOnce(calls.subList(from, Math.min(calls.size(), from + 100)));
      some.forEach(Answer::ok);
      last = some.getLast();
    }
    assertThat(items(people.getFirst(), SUBSCRIPTIONS, last)).hasSize(1);
    verify(need);
    hears(people.getLast(), "VERIFIED " + need);
    hears(people.getFirst(), "VERIFIED " + need);
    Recorded<NeedEvent> source =
        commands.events(Needs.INSTANCE, need).stream()
            .filter(e -> e.event() instanceof NeedVerified)
            .findFirst()
            .orElseThrow();
    UUID notice = UpdateId.of(need, source.version(), source.at()).value();
    assertThat(commands.events(Notices.INSTANCE, notice)).hasSize(1);
    var told = new HashSet<String>();
    List<JsonNode> recipients = all(app, NOTICES + "/" + notice + "/recipients?limit=100");
    recipients.forEach(r -> told.add(r.get("person").asText()));
    assertThat(recipients).hasSize(1_000);
    assertThat(told).hasSize(1_000);
    // The same fact again, as after a crash between the notice and the end of its timer.
    Ask again = Ask.bySystem(UUID.randomUUID(), clock.now(), null, "timer/notice");
    commands.handle(again, telling.of(Needs.INSTANCE, need, source.version(), clock.now()));
    assertThat(commands.events(Notices.INSTANCE, notice)).hasSize(1);
    hears(people.getLast(), "VERIFIED " + need);
  }

  @Test
  @Tag("N-31")
  void an_overdue_need_is_told_the_desk_and_publicity_everybody() throws Exception {
    subscribe(desk, "").ok();
    subscribe(neighbour, ",\"kinds\":[\"PUBLICITY\",\"OVERDUE\"]").ok();
    post(
            desk,
            "/api/v1/publicity-records",
            """
            {"community":"%s","kind":"MEDIA_ITEM","title":"社区新闻","outlet":"青春灵武","on":"2023-05-04"}"""
                .formatted(community))
        .ok();
    hears(neighbour, "PUBLICITY ");
    hears(desk, "PUBLICITY ");
    assertThat(
            StreamSupport.stream(
                    get(stranger, "/api/v1/communities/" + community + "/updates")
                        .json()
                        .get("items")
                        .spliterator(),
                    false)
                .map(u -> u.get("what").asText()))
        .containsExactly("PUBLICITY");
    UUID need = need("CLEAN_HOME", "");
    clock.advanceTo(clock.offset().plus(Duration.ofDays(3)).plusSeconds(60));
    hears(desk, "OVERDUE " + need, "PUBLICITY ");
    assertThat(told(neighbour)).containsExactly("PUBLICITY ");
    assertThat(told(resident)).isEmpty();
  }
}
