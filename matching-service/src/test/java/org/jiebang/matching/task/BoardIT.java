package org.jiebang.matching.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.matching.inbound.InboundCommunity;
import org.jiebang.matching.inbound.InboundNeed;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board over HTTP, on a real database: from the agreement to the planned session. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "matching"))
@NullUnmarked // set by Quarkus, and before each test
class BoardIT {

  private static final UUID DISTRICT = UUID.randomUUID();

  @TestHTTPResource URI base;
  @Inject EntityManager rows;
  @Inject StoryClock clock;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final UUID community = UUID.randomUUID();
  private final UUID need = UUID.randomUUID();
  private final String dis = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
  private final String desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
  private final String panel = TestIssuer.token(UUID.randomUUID(), "PNL@community:" + community);
  private final String nobody = TestIssuer.token(UUID.randomUUID());
  private UUID east;
  private UUID west;
  private UUID far;

  record Answer(int status, JsonNode json) {

    UUID id() {
      return UUID.fromString(json.get("id").asText());
    }

    String text(String field) {
      return json.get(field).asText();
    }

    Answer expect(int wanted) {
      assertThat(status).as(String.valueOf(json)).isEqualTo(wanted);
      return this;
    }
  }

  @BeforeEach
  void a_community_with_a_planned_need_and_three_universities() throws Exception {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var place = new InboundCommunity();
              place.id = community;
              place.name = "五环社区";
              place.district = DISTRICT;
              rows.persist(place);
              var planned = new InboundNeed();
              planned.id = need;
              planned.community = community;
              planned.category = "CHILD_CARE";
              planned.state = "PLANNED";
              rows.persist(planned);
            });
    east = university("East");
    west = university("West");
    far = university("Far");
    agreement(east);
    agreement(west);
  }

  @Test
  void a_task_travels_from_the_draft_to_a_planned_session() throws Exception {
    UUID task = posted(clock.now().plus(Duration.ofHours(1)));

    String elsewhere = "/api/v1/tasks/" + task + "/publish-elsewhere";
    String there = "{'channel':'ZHIYUANHUI','externalId':'zyh-17','url':'https://example.org/17'}";
    post(office(east), elsewhere, there).expect(403);
    post(desk, elsewhere, there.replace("https:", "ftp:")).expect(400);
    post(desk, elsewhere, there).expect(200);
    assertThat(get(nobody, "/api/v1/tasks/" + task).json().at("/published/0/externalId").asText())
        .isEqualTo("zyh-17");

    assertThat(claim(task, far).expect(409).text("code")).isEqualTo("AGREEMENT_NOT_ACTIVE");
    claim(task, east).expect(200);
    claim(task, west).expect(200);
    assertThat(claim(task, west).expect(409).text("code")).isEqualTo("ALREADY_CLAIMED_BY_YOU");

    Answer sealed = get(desk, "/api/v1/tasks/" + task).expect(200);
    assertThat(sealed.json().get("claimCount").asInt()).isEqualTo(2);
    assertThat(sealed.json().get("claims")).isEmpty();
    String history = get(nobody, "/api/v1/tasks/" + task + "/events").expect(200).json().toString();
    assertThat(history)
        .contains("task-claimed")
        .doesNotContain("bid of")
        .doesNotContain(east.toString())
        .doesNotContain(west.toString());

    clock.advanceTo(clock.offset().plus(Duration.ofHours(2)));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, "/api/v1/tasks/" + task).json().get("bidsOpen").asBoolean());
    JsonNode claims = get(nobody, "/api/v1/tasks/" + task).json().get("claims");
    assertThat(claims).hasSize(2);
    assertThat(claims.get(0).get("bid").asText()).isEqualTo("bid of " + east);
    String easts = "/api/v1/tasks/" + task + "/claims/" + claims.get(0).get("id").asText();
    String wests = "/api/v1/tasks/" + task + "/claims/" + claims.get(1).get("id").asText();

    post(panel, easts + "/score", "{'criterion':'PLAN','score':9}").expect(200);
    post(panel, wests + "/score", "{'criterion':'PLAN','score':7}").expect(200);
    Answer awarded =
        post(
            desk,
            easts + "/award",
            "{'reasons':['the better plan'],'rejections':[{'claim':'%s','reason':'too few'}]}"
                .formatted(claims.get(1).get("id").asText()));
    assertThat(awarded.expect(200).text("state")).isEqualTo("AWARDED");
    post(office(east), "/api/v1/tasks/" + task + "/commit", "{}").expect(200);

    UUID school =
        post(office(east), "/api/v1/organisations", registration("School", "DEPARTMENT", east))
            .expect(201)
            .id();
    Instant starts = clock.now().plus(Duration.ofDays(2));
    String plan =
        "{'department':'%s','sessions':[{'startsAt':'%s','endsAt':'%s','place':'活动室','capacity':20}]}";
    assertThat(
            post(
                    office(east),
                    "/api/v1/tasks/" + task + "/plan",
                    plan.formatted(far, starts, starts.plusSeconds(7200)))
                .expect(422)
                .text("code"))
        .isEqualTo("DEPARTMENT_NOT_IN_ORG");
    Answer planned =
        post(
            office(east),
            "/api/v1/tasks/" + task + "/plan",
            plan.formatted(school, starts, starts.plusSeconds(7200)));
    assertThat(planned.expect(200).text("state")).isEqualTo("PLANNED");
    String session = planned.json().get("execution").get("sessions").get(0).get("session").asText();
    String department = TestIssuer.token(UUID.randomUUID(), "DEP@organisation:" + school);
    assertThat(get(department, "/api/v1/sessions/" + session).expect(200).text("state"))
        .isEqualTo("PLANNED");
    assertThat(post(department, "/api/v1/tasks/" + task + "/start", "{}").expect(409).text("code"))
        .isEqualTo("BEFORE_FIRST_SESSION");

    Answer cancelled =
        post(desk, "/api/v1/tasks/" + task + "/withdraw", "{'reason':'the room is flooded'}");
    assertThat(cancelled.expect(200).text("state")).isEqualTo("CANCELLED");
    assertThat(get(department, "/api/v1/sessions/" + session).expect(200).text("state"))
        .isEqualTo("CANCELLED");
  }

  @Test
  void drafts_are_the_communitys_own_and_the_board_is_everybodys() throws Exception {
    UUID draft = draft();
    get(nobody, "/api/v1/tasks/" + draft).expect(404);
    UUID task = posted(clock.now().plus(Duration.ofHours(1)));
    String board = "/api/v1/tasks?need=" + need;
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(nobody, board).expect(200).json().get("items").size() == 1);
    assertThat(get(desk, board + "&community=" + community).json().get("items")).hasSize(2);
    JsonNode seen = get(nobody, board).expect(200).json().get("items");
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).get("id").asText()).isEqualTo(task.toString());
    assertThat(get(nobody, board + "&community=" + community).json().get("items")).hasSize(1);
    assertThat(get(nobody, board + "&state=CLAIMED").json().get("items")).isEmpty();
  }

  @Test
  void a_university_finds_its_agreements_and_others_do_not_see_them() throws Exception {
    String mine = "/api/v1/agreements?organisation=" + east;
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(office(east), mine + "&state=ACTIVE").json().get("items").size() == 1);
    String id = get(office(east), mine).json().get("items").get(0).get("id").asText();
    get(office(east), "/api/v1/agreements/" + id).expect(200);
    get(dis, "/api/v1/agreements/" + id).expect(200);
    get(office(west), "/api/v1/agreements/" + id).expect(404);
    assertThat(get(office(west), mine).json().get("items"))
        .noneMatch(item -> item.get("organisation").asText().equals(east.toString()));
  }

  @Test
  void a_repeated_claim_gets_its_first_answer() throws Exception {
    UUID task = posted(clock.now().plus(Duration.ofHours(1)));
    String key = UUID.randomUUID().toString();
    String path = "/api/v1/tasks/" + task + "/claims";
    UUID person = UUID.randomUUID();
    String token = TestIssuer.token(person, "UNI@organisation:" + east);
    Answer first = send("POST", token, path, "{'bid':'ours'}", key).expect(200);
    Answer again = send("POST", token, path, "{'bid':'ours'}", key).expect(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(send("POST", token, path, "{'bid':'other'}", key).expect(422).text("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  private UUID draft() throws Exception {
    String body =
        "{'community':'%s','need':'%s','category':'CHILD_CARE','sheet':{'title':'After-school"
            + " care','description':'Two afternoons a week.','sessionsWanted':2}}";
    return post(desk, "/api/v1/tasks", body.formatted(community, need)).expect(201).id();
  }

  private UUID posted(Instant closesAt) throws Exception {
    UUID task = draft();
    String body =
        "{'mode':'COMPETITIVE','criteria':[{'code':'PLAN','title':'Plan','weight':100}],"
            + "'closesAt':'%s','points':2,'capacity':20}";
    post(desk, "/api/v1/tasks/" + task + "/post", body.formatted(closesAt)).expect(200);
    return task;
  }

  private Answer claim(UUID task, UUID organisation) throws Exception {
    return post(
        office(organisation),
        "/api/v1/tasks/" + task + "/claims",
        "{'bid':'bid of %s'}".formatted(organisation));
  }

  private UUID university(String name) throws Exception {
    return post(dis, "/api/v1/organisations", registration(name, "UNIVERSITY", null))
        .expect(201)
        .id();
  }

  private static String registration(String name, String kind, @Nullable UUID parent) {
    return parent == null
        ? "{'name':'%s','kind':'%s','district':'%s'}".formatted(name, kind, DISTRICT)
        : "{'name':'%s','kind':'%s','parent':'%s'}".formatted(name, kind, parent);
  }

  private void agreement(UUID organisation) throws Exception {
    Instant from = clock.now().minus(Duration.ofDays(1));
    String body =
        "{'community':'%s','organisation':'%s','fields':['CHILD_CARE'],'principle':'共建共享',"
            + "'from':'%s','until':'%s'}";
    UUID id =
        post(
                desk,
                "/api/v1/agreements",
                body.formatted(community, organisation, from, from.plus(Duration.ofDays(3000))))
            .expect(201)
            .id();
    post(desk, "/api/v1/agreements/" + id + "/sign", "{}").expect(200);
    Answer signed = post(office(organisation), "/api/v1/agreements/" + id + "/sign", "{}");
    assertThat(signed.expect(200).text("state")).isEqualTo("ACTIVE");
  }

  private static String office(UUID organisation) {
    return TestIssuer.token(UUID.randomUUID(), "UNI@organisation:" + organisation);
  }

  private Answer post(String token, String path, String body) throws Exception {
    return send("POST", token, path, body, UUID.randomUUID().toString());
  }

  private Answer get(String token, String path) throws Exception {
    return send("GET", token, path, null, null);
  }

  private Answer send(
      String method, String token, String path, @Nullable String body, @Nullable String key)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body.replace('\'', '"')));
    if (key != null) {
      request.header("Idempotency-Key", key).header("Content-Type", "application/json");
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), Json.EVENTS.readTree(response.body()));
  }
}
