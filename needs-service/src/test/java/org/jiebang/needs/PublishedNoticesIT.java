package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.council.Meetings;
import org.jiebang.needs.needlist.NeedLists;
import org.jiebang.needs.notice.Notices;
import org.jiebang.needs.notice.Telling;
import org.jiebang.needs.publication.UpdateId;
import org.jiebang.needs.publication.UpdateKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a community publishes, its lists and its minutes, is told who follows the community. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-29")
@Tag("N-30")
class PublishedNoticesIT extends Following {

  private static final String LIST = "LIST_PUBLISHED ";
  private static final String MINUTES = "MINUTES_PUBLISHED ";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Telling telling;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private UUID publishedList() throws Exception {
    UUID list =
        post(
                desk,
                "/api/v1/need-lists",
                "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-03\"}"
                    .formatted(community))
            .id();
    post(desk, "/api/v1/need-lists/" + list + "/close", "{}").ok();
    post(desk, "/api/v1/need-lists/" + list + "/publish", "{}").ok();
    return list;
  }

  /** Of a council of one, who meets alone. */
  private UUID publishedMinutes() throws Exception {
    UUID person = UUID.randomUUID();
    String chair = TestIssuer.token(person, "CNC@community:" + community);
    UUID council =
        post(
                desk,
                "/api/v1/bodies",
                "{\"place\":\"%s\",\"name\":\"青年议事会\",\"kind\":\"COUNCIL\"}".formatted(community))
            .id();
    String term = "{\"person\":\"%s\",\"from\":\"2021-01-01\"}".formatted(person);
    post(desk, "/api/v1/bodies/" + council + "/appoint-member", term).ok();
    post(desk, "/api/v1/bodies/" + council + "/elect-chair", term).ok();
    UUID meeting =
        post(
                chair,
                "/api/v1/meetings",
                "{\"body\":\"%s\",\"startsAt\":\"%s\",\"minutes\":60,\"place\":\"社区活动室\"}"
                    .formatted(council, clock.now()))
            .id();
    String path = "/api/v1/meetings/" + meeting;
    post(chair, path + "/convene", "{}").ok();
    post(chair, path + "/close", "{\"minutes\":\"居民甲提到水箱\"}").ok();
    post(chair, path + "/publish-minutes", "{\"text\":\"议定二次供水改造\"}").ok();
    return meeting;
  }

  /**
   * The notice of the one thing that was published of this stream; made twice, as after a crash.
   */
  private <E> UUID toldTwice(Aggregate<?, ?, E> aggregate, UUID stream) {
    Recorded<E> source =
        commands.events(aggregate, stream).stream()
            .filter(e -> UpdateKind.of(e.event()) != null)
            .findFirst()
            .orElseThrow();
    UUID notice = UpdateId.of(stream, source.version(), source.at()).value();
    Ask again = Ask.bySystem(UUID.randomUUID(), clock.now(), null, "timer/notice");
    commands.handle(again, telling.of(aggregate, stream, source.version(), clock.now()));
    assertThat(commands.events(Notices.INSTANCE, notice)).hasSize(1);
    return notice;
  }

  @Test
  void lists_and_minutes_are_told_who_follows_the_community_and_nobody_else() throws Exception {
    String choosy = person();
    String gone = person();
    subscribe(neighbour, "").ok();
    subscribe(choosy, ",\"kinds\":[\"MINUTES_PUBLISHED\"]").ok();
    UUID ended = subscribe(gone, "").id();
    post(gone, SUBSCRIPTIONS + "/" + ended + "/unsubscribe", "{}").ok();
    post(
            desk,
            SUBSCRIPTIONS + "/channels",
            "{\"community\":\"%s\",\"channel\":\"PUBLIC_ACCOUNT\",\"label\":\"青春公众号\"}"
                .formatted(community))
        .ok();
    UUID list = publishedList();
    UUID meeting = publishedMinutes();
    hears(neighbour, MINUTES, LIST);
    UUID ofList = toldTwice(NeedLists.INSTANCE, list);
    UUID ofMinutes = toldTwice(Meetings.INSTANCE, meeting);
    hears(neighbour, MINUTES, LIST);
    hears(choosy, MINUTES);
    assertThat(told(gone)).isEmpty();
    assertThat(told(resident)).isEmpty();
    assertThat(told(stranger)).isEmpty();

    List<JsonNode> mine = all(neighbour, NOTICES + "?community=" + community);
    assertThat(mine)
        .extracting(n -> n.get("about").asText())
        .containsExactly(meeting.toString(), list.toString());
    assertThat(mine.toString()).doesNotContain("水箱").doesNotContain("二次供水");
    assertThat(recipients(app, ofList)).containsExactlyInAnyOrder("青春公众号", "PERSON");
    assertThat(recipients(app, ofMinutes)).containsExactlyInAnyOrder("青春公众号", "PERSON", "PERSON");
    assertThat(all(app, NOTICES + "/" + ofMinutes + "/concerned")).isEmpty();
  }

  private List<String> recipients(String token, UUID notice) throws Exception {
    return all(token, NOTICES + "/" + notice + "/recipients").stream()
        .map(r -> r.has("person") ? "PERSON" : r.at("/channel/label").asText())
        .toList();
  }

  @Test
  void of_another_community_s_nobody_hears_and_no_app_of_elsewhere_asks_whom_to_tell()
      throws Exception {
    UUID here = community;
    String follower = neighbour;
    String foreign = app;
    subscribe(follower, "").ok();
    aCommunityWithPeople();
    aNeighbourAndAnApp();
    subscribe(neighbour, "").ok();
    UUID list = publishedList();
    UUID meeting = publishedMinutes();
    hears(neighbour, MINUTES, LIST);
    assertThat(all(follower, NOTICES)).isEmpty();
    assertThat(all(foreign, NOTICES + "/made")).isEmpty();
    for (UUID notice :
        List.of(toldTwice(NeedLists.INSTANCE, list), toldTwice(Meetings.INSTANCE, meeting))) {
      refused(404, "NOTICE_NOT_FOUND", get(foreign, NOTICES + "/" + notice));
      refused(404, "NOTICE_NOT_FOUND", get(foreign, NOTICES + "/" + notice + "/recipients"));
      refused(403, "ROLE_NOT_ALLOWED", get(follower, NOTICES + "/" + notice));
    }
    assertThat(all(app, NOTICES + "/made"))
        .hasSize(2)
        .allSatisfy(n -> assertThat(n.get("community").asText()).isNotEqualTo(here.toString()));
  }

  @Test
  void those_of_a_sandbox_are_made_and_go_nowhere() throws Exception {
    UUID district = UUID.randomUUID();
    community =
        post(
                TestIssuer.token(UUID.randomUUID(), "DIS@district:" + district),
                "/api/v1/communities",
                "{\"name\":\"试验社区\",\"district\":\"%s\",\"sandbox\":true}".formatted(district))
            .id();
    desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
    aNeighbourAndAnApp();
    subscribe(neighbour, "").ok();
    publishedList();
    publishedMinutes();
    await().atMost(LONG).untilAsserted(() -> assertThat(all(app, NOTICES + "/made")).hasSize(2));
    for (JsonNode notice : all(app, NOTICES + "/made")) {
      assertThat(notice.get("state").asText()).isEqualTo("NOT_SENT_SANDBOX");
      assertThat(recipients(app, UUID.fromString(notice.get("id").asText()))).isEmpty();
    }
    assertThat(told(neighbour)).containsExactly(MINUTES, LIST);
  }
}
