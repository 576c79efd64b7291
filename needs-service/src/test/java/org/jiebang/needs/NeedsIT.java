package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.inbound.AcceptanceFinal;
import org.jiebang.needs.inbound.TaskDelivered;
import org.jiebang.needs.inbound.TaskStarted;
import org.jiebang.needs.reactions.WhenAcceptanceFinalResolveNeed;
import org.jiebang.needs.reactions.WhenTaskDeliveredDeliverNeed;
import org.jiebang.needs.reactions.WhenTaskStartedStartService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service over HTTP on a real database: who may do and see what, and what is kept. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class NeedsIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final String NEEDS = "/api/v1/needs";
  private static final String LISTS = "/api/v1/need-lists";

  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_400_000_000L);

  private final UUID author = UUID.randomUUID();
  private final UUID neighbour = UUID.randomUUID();

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource(management = true)
  URI management;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  CommandHandler commands;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private String district = "";
  private String desk = "";
  private String grid = "";
  private String resident = "";
  private String other = "";
  private UUID community = new UUID(0, 0);
  private UUID estate = new UUID(0, 0);

  record Answer(int status, HttpResponse<String> raw) {

    JsonNode json() throws Exception {
      return Json.EVENTS.readTree(raw.body());
    }

    String text(String field) throws Exception {
      return json().path(field).asText("");
    }

    UUID id() throws Exception {
      assertThat(status).as(raw.body()).isLessThan(300);
      return UUID.fromString(text("id"));
    }

    String position() {
      return raw.headers().firstValue("X-Position").orElse("");
    }
  }

  private Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer);
  }

  private Answer post(String token, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key().toString())
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private Answer get(String token, String path, @Nullable Answer after) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    if (after != null) {
      request.header("X-Min-Position", after.position());
    }
    return send(request);
  }

  /** A UUIDv7, as generated clients send: what is made later comes later. */
  private static UUID key() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID(LAST_KEY.incrementAndGet() << 16 | 0x7000, random);
  }

  private void refused(int status, String code, Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
  }

  private String need(String category, @Nullable String risk) throws Exception {
    var form = Json.EVENTS.createObjectNode();
    form.put("community", community.toString()).put("estate", estate.toString());
    form.put("category", category).put("text", "放学后没有人接孩子");
    form.put("authorName", "王芳").put("authorPhone", "13800000000");
    if (risk != null) {
      form.put("riskStatement", risk);
    }
    return form.toString();
  }

  private UUID submitted(String category) throws Exception {
    return post(resident, NEEDS, need(category, "孩子七岁")).id();
  }

  private UUID verified(String category) throws Exception {
    UUID id = submitted(category);
    post(grid, NEEDS + "/" + id + "/verify", "{\"urgency\":\"GENERAL\",\"grid\":\"3\"}").id();
    return id;
  }

  private UUID list(String level, String period) throws Exception {
    return post(
            desk,
            LISTS,
            "{\"community\":\"%s\",\"level\":\"%s\",\"period\":\"%s\"}"
                .formatted(community, level, period))
        .id();
  }

  private Answer listed(UUID need, UUID list) throws Exception {
    return post(desk, NEEDS + "/" + need + "/list", "{\"list\":\"%s\"}".formatted(list));
  }

  @BeforeEach
  void aCommunityWithPeople() throws Exception {
    district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
    community =
        post(
                district,
                "/api/v1/communities",
                "{\"name\":\"五环社区\",\"district\":\"%s\"}".formatted(DISTRICT))
            .id();
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    grid = TestIssuer.token(UUID.randomUUID(), "GRD" + at);
    resident = TestIssuer.token(author, "RES" + at);
    other = TestIssuer.token(neighbour, "RES" + at);
    JsonNode place =
        post(desk, "/api/v1/communities/" + community + "/estates", "{\"name\":\"五环家园\"}").json();
    estate = UUID.fromString(place.at("/estates/0/id").asText());
  }

  @Test
  void a_district_acts_in_its_communitys_place_with_a_reason() throws Exception {
    UUID need = submitted("CHILD_CARE");
    String verify = NEEDS + "/" + need + "/verify";
    String body = "{\"urgency\":\"GENERAL\",\"grid\":\"3\"}";
    refused(403, "OVERRIDE_REASON_REQUIRED", post(district, verify, body));
    refused(
        400, "VALIDATION_FAILED", post(district, verify, body, "X-Override-Reason", "too short"));
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + UUID.randomUUID());
    refused(
        404,
        "NEED_NOT_FOUND",
        post(elsewhere, verify, body, "X-Override-Reason", "we would like to"));
    refused(
        403,
        "ROLE_NOT_ALLOWED",
        post(
            district,
            NEEDS + "/" + need + "/withdraw",
            "{}",
            "X-Override-Reason",
            "this is for the author to do"));

    String reason = "值班室停办,由团区委代为核实";
    Answer done =
        post(
            district,
            verify,
            body,
            "X-Override-Reason",
            URLEncoder.encode(reason, StandardCharsets.UTF_8));
    assertThat(done.text("state")).as(done.raw().body()).isEqualTo("VERIFIED");
    JsonNode events = get(resident, NEEDS + "/" + need + "/events", done).json().get("items");
    assertThat(events.get(0).has("override")).isFalse();
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.get("type").asText()).isEqualTo("need-verified");
    assertThat(last.get("role").asText()).isEqualTo("DIS");
    assertThat(last.get("override").asText()).isEqualTo(reason);
  }

  @Test
  void a_need_travels_from_a_wish_to_a_confirmed_result() throws Exception {
    UUID need = verified("CHILD_CARE");
    UUID month = list("MONTHLY", "2026-03");
    assertThat(listed(need, month).text("state")).isEqualTo("LISTED");
    JsonNode closed = post(desk, LISTS + "/" + month + "/close", "{}").json();
    assertThat(closed.at("/state").asText()).isEqualTo("CLOSED");
    assertThat(closed.at("/hash").asText()).hasSize(64);
    assertThat(closed.at("/items/0/need").asText()).isEqualTo(need.toString());
    assertThat(closed.at("/items/0/version").asInt()).isEqualTo(3);
    assertThat(post(desk, NEEDS + "/" + need + "/plan", "{}").text("state")).isEqualTo("PLANNED");

    UUID task = UUID.randomUUID();
    hears(new WhenTaskStartedStartService(), new TaskStarted(task, need));
    hears(new WhenTaskDeliveredDeliverNeed(), new TaskDelivered(task, need));
    hears(
        new WhenAcceptanceFinalResolveNeed(),
        new AcceptanceFinal(UUID.randomUUID(), task, need, "PASSED"));
    Answer confirmed =
        post(resident, NEEDS + "/" + need + "/confirm-result", "{\"satisfied\":true}");
    assertThat(confirmed.text("state")).isEqualTo("RESOLVED");
    assertThat(confirmed.json().at("/verdicts/0/satisfied").asBoolean()).isTrue();

    JsonNode history = get(desk, NEEDS + "/" + need + "/events", null).json().get("items");
    assertThat(StreamSupport.stream(history.spliterator(), false).map(e -> e.get("type").asText()))
        .containsExactly(
            "need-submitted",
            "need-verified",
            "need-listed",
            "need-planned",
            "need-service-started",
            "need-delivered",
            "need-resolved",
            "need-result-confirmed");
    assertThat(history.toString()).doesNotContain("王芳").doesNotContain("\"ct\"");
    assertThat(get(desk, NEEDS + "/" + need + "?asOf=2", null).text("state")).isEqualTo("VERIFIED");
  }

  private <F> void hears(Reaction<F> reaction, F fact) {
    UUID stream = UUID.randomUUID();
    Recorded<F> r = ViewSpec.recorded(stream, stream, 1, fact);
    // Of now: on a fact of long ago the silence after it would be over at once.
    var now =
        new Recorded<>(
            r.stream(),
            r.version(),
            r.pos(),
            r.tenant(),
            r.type(),
            r.schema(),
            clock.now(),
            r.meta(),
            r.event());
    for (var consequence : reaction.on(now)) {
      commands.handle(
          Ask.bySystem(UUID.randomUUID(), clock.now(), null, "matching/1/1"), consequence.steps());
    }
  }

  @Test
  void name_and_phone_are_for_the_author_and_the_desk() throws Exception {
    UUID need = submitted("CHILD_CARE");
    assertThat(get(grid, NEEDS + "/" + need, null).text("authorName")).isEqualTo("王芳");
    assertThat(get(resident, NEEDS + "/" + need, null).text("authorPhone"))
        .isEqualTo("13800000000");
    JsonNode forDistrict = get(district, NEEDS + "/" + need, null).json();
    assertThat(forDistrict.get("text").asText()).isEqualTo("放学后没有人接孩子");
    assertThat(forDistrict.has("authorName")).isFalse();
    JsonNode forNeighbours = get(other, NEEDS + "/" + need, null).json();
    assertThat(forNeighbours.get("category").asText()).isEqualTo("CHILD_CARE");
    assertThat(forNeighbours.has("text")).isFalse();
  }

  @Test
  @Tag("N-32")
  void a_quarrel_is_hidden_from_neighbours_alone_and_in_lists() throws Exception {
    Answer made = post(resident, NEEDS, need("MEDIATION", null));
    UUID need = made.id();
    refused(404, "NEED_NOT_FOUND", get(other, NEEDS + "/" + need, null));
    refused(404, "NEED_NOT_FOUND", post(other, NEEDS + "/" + need + "/join", "{}"));
    assertThat(items(other, "?community=" + community, made)).isEmpty();
    assertThat(items(grid, "?community=" + community, made)).containsExactly(need.toString());
    assertThat(items(resident, "?mine=true", made)).containsExactly(need.toString());
  }

  @Test
  void a_draft_is_its_authors_alone_until_submitted() throws Exception {
    Answer saved =
        post(
            resident,
            NEEDS + "/drafts",
            "{\"community\":\"%s\",\"text\":\"想要\"}".formatted(community));
    UUID need = saved.id();
    assertThat(saved.text("text")).isEqualTo("想要");
    refused(404, "NEED_NOT_FOUND", get(desk, NEEDS + "/" + need, null));
    assertThat(items(desk, "?community=" + community, saved)).isEmpty();
    assertThat(items(resident, "?mine=true&community=" + community, saved)).hasSize(1);
    Answer submitted =
        post(
            resident,
            NEEDS + "/" + need + "/submit",
            """
            {"category":"CLEAN_HOME","text":"想要","authorName":"王芳","authorPhone":"13800000000"}
            """);
    assertThat(submitted.text("state")).isEqualTo("SUBMITTED");
    assertThat(get(desk, NEEDS + "/" + need, null).text("text")).isEqualTo("想要");
  }

  @Test
  void lists_are_filtered_by_state_category_and_urgency() throws Exception {
    UUID first = verified("CHILD_CARE");
    Answer last = post(resident, NEEDS, need("CLEAN_HOME", null));
    String here = "?community=" + community;
    assertThat(items(desk, here, last)).hasSize(2);
    assertThat(items(desk, here + "&state=VERIFIED", last)).containsExactly(first.toString());
    assertThat(items(desk, here + "&category=CLEAN_HOME", last))
        .containsExactly(last.id().toString());
    assertThat(items(desk, here + "&urgency=GENERAL", last)).containsExactly(first.toString());
    assertThat(items(desk, here + "&limit=1", last)).containsExactly(last.id().toString());
  }

  private List<String> items(String token, String query, Answer after) throws Exception {
    Answer page = get(token, NEEDS + query, after);
    assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
    return StreamSupport.stream(page.json().get("items").spliterator(), false)
        .map(i -> i.get("id").asText())
        .toList();
  }

  @Test
  @Tag("N-06")
  void a_day_rolls_up_to_its_week_and_its_month() throws Exception {
    UUID need = verified("CHILD_CARE");
    UUID day = list("DAILY", "2026-03-05");
    listed(need, day).id();
    String mine = LISTS + "?community=" + community;
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, mine, null).json().get("items").size() == 3);
    JsonNode lists = get(desk, mine, null).json().get("items");
    UUID weekId = byLevel(lists, "WEEKLY");
    UUID monthId = byLevel(lists, "MONTHLY");
    refused(409, "CHILD_LIST_OPEN", post(desk, LISTS + "/" + monthId + "/close", "{}"));
    refused(409, "CHILD_LIST_OPEN", post(desk, LISTS + "/" + weekId + "/close", "{}"));
    post(desk, LISTS + "/" + day + "/close", "{}").id();
    assertThat(get(desk, LISTS + "/" + weekId, null).json().at("/needs/0").asText())
        .isEqualTo(need.toString());
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(get(desk, NEEDS + "/" + need, null).text("list"))
                    .isEqualTo(weekId.toString()));
    post(desk, LISTS + "/" + weekId + "/close", "{}").id();
    String problems = LISTS + "/" + monthId + "/problem-list";
    refused(409, "LIST_STILL_OPEN", get(desk, problems, null));
    refused(422, "LIST_NOT_MONTHLY", get(desk, LISTS + "/" + weekId + "/problem-list", null));
    post(desk, LISTS + "/" + monthId + "/close", "{}").id();
    assertThat(get(desk, problems, null).json().at("/counts/open").asInt()).isEqualTo(1);
    assertThat(Sheets.of(base, desk, problems))
        .containsExactly("need,category,state,answer", need + ",CHILD_CARE,LISTED,OPEN");
    post(desk, LISTS + "/" + monthId + "/publish", "{}").id();
    String stranger = TestIssuer.token(UUID.randomUUID());
    assertThat(get(stranger, LISTS + "/" + monthId, null).json().get("items")).hasSize(1);
    refused(404, "NEED_LIST_NOT_FOUND", get(stranger, LISTS + "/" + weekId, null));
  }

  private static UUID byLevel(JsonNode lists, String level) {
    for (JsonNode list : lists) {
      if (list.get("level").asText().equals(level)) {
        return UUID.fromString(list.get("id").asText());
      }
    }
    throw new AssertionError("no " + level + " in " + lists);
  }

  @Test
  void merged_needs_share_their_supporters_and_part_again() throws Exception {
    UUID first = submitted("CHILD_CARE");
    UUID second = submitted("CHILD_CARE");
    post(other, NEEDS + "/" + second + "/join", "{}").id();
    String merge = NEEDS + "/" + second + "/merge";
    assertThat(post(grid, merge, "{\"into\":\"%s\"}".formatted(first)).text("state"))
        .isEqualTo("MERGED");
    assertThat(get(grid, NEEDS + "/" + first, null).json().get("supporters").asInt()).isEqualTo(1);
    Answer gone = post(grid, NEEDS + "/" + second + "/verify", "{\"urgency\":\"DANGER\"}");
    refused(410, "GONE_MERGED", gone);
    assertThat(gone.text("mergedInto")).isEqualTo(first.toString());
    refused(
        409,
        "MERGE_CYCLE",
        post(grid, NEEDS + "/" + first + "/merge", "{\"into\":\"%s\"}".formatted(second)));
    assertThat(post(grid, NEEDS + "/" + second + "/unmerge", "{}").text("state"))
        .isEqualTo("SUBMITTED");
    assertThat(get(grid, NEEDS + "/" + first, null).json().get("supporters").asInt()).isZero();
  }

  @Test
  void who_may_not_gets_told_so() throws Exception {
    UUID need = submitted("CHILD_CARE");
    String verify = NEEDS + "/" + need + "/verify";
    String general = "{\"urgency\":\"GENERAL\"}";
    refused(401, "AUTH_REQUIRED", post("", verify, general));
    refused(403, "ROLE_NOT_ALLOWED", post(other, verify, general));
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "GRD@community:" + UUID.randomUUID());
    refused(404, "NEED_NOT_FOUND", post(elsewhere, verify, general));
    refused(404, "NEED_NOT_FOUND", get(grid, NEEDS + "/" + UUID.randomUUID(), null));
    String self = TestIssuer.token(author, "GRD@community:" + community);
    refused(403, "SELF_DEALING", post(self, verify, general));
    refused(412, "VERSION_CONFLICT", post(grid, verify, general, "If-Match", "\"7\""));
    assertThat(get(grid, NEEDS + "/" + need, null).text("state")).isEqualTo("SUBMITTED");
  }

  @Test
  void what_is_wrong_changes_nothing() throws Exception {
    refused(422, "RISK_STATEMENT_REQUIRED", post(resident, NEEDS, need("CHILD_CARE", null)));
    refused(400, "VALIDATION_FAILED", post(resident, NEEDS, need("DRAGON_TAMING", null)));
    refused(400, "VALIDATION_FAILED", post(resident, NEEDS, "{\"community\":"));
    refused(
        400,
        "VALIDATION_FAILED",
        post(resident, NEEDS, need("CLEAN_HOME", null).replace("\"text\"", "\"txt\"")));
    UUID need = submitted("CHILD_CARE");
    refused(
        400,
        "VALIDATION_FAILED",
        post(grid, NEEDS + "/" + need + "/verify", "{\"urgency\":\"WHENEVER\"}"));
    refused(
        400,
        "VALIDATION_FAILED",
        post(
            desk,
            LISTS,
            "{\"community\":\"%s\",\"level\":\"WEEKLY\",\"period\":\"2026-03\"}"
                .formatted(community)));
    UUID month = list("MONTHLY", "2026-05");
    refused(409, "NEED_NOT_VERIFIED", listed(need, month));
    refused(
        409,
        "LIST_EXISTS",
        post(
            desk,
            LISTS,
            "{\"community\":\"%s\",\"level\":\"MONTHLY\",\"period\":\"2026-05\"}"
                .formatted(community)));
    refused(404, "NEED_LIST_NOT_FOUND", listed(verified("CLEAN_HOME"), UUID.randomUUID()));
    refused(
        409,
        "ESTATE_EXISTS",
        post(desk, "/api/v1/communities/" + community + "/estates", "{\"name\":\"五环家园\"}"));
    post(desk, "/api/v1/communities/" + community + "/close", "{\"reason\":\"搬迁\"}").id();
    refused(409, "COMMUNITY_CLOSED", post(resident, NEEDS, need("CLEAN_HOME", null)));
  }

  @Test
  void a_need_that_nobody_verifies_is_overdue() throws Exception {
    UUID need = submitted("CHILD_CARE");
    clock.advanceTo(clock.offset().plus(Duration.ofDays(3)).plusSeconds(60));
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(get(grid, NEEDS + "/" + need, null).json().at("/overdue/0").asText())
                    .isEqualTo("SUBMITTED"));
  }

  @Test
  void at_the_cut_off_of_a_day_what_is_verified_is_listed() throws Exception {
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    // In the morning, so that the day is not over before the needs are there.
    Instant morning =
        clock
            .now()
            .atZone(shanghai)
            .toLocalDate()
            .plusDays(1)
            .atTime(9, 0)
            .atZone(shanghai)
            .toInstant();
    clock.advanceTo(clock.offset().plus(Duration.between(clock.now(), morning)));
    LocalDate today = clock.now().atZone(shanghai).toLocalDate();
    UUID day = list("DAILY", today.toString());
    var needs = new ArrayList<String>();
    for (int i = 0; i < 9; i++) {
      needs.add(verified("CHILD_CARE").toString());
    }
    Answer waiting = post(resident, NEEDS, need("CHILD_CARE", "孩子七岁"));
    assertThat(items(desk, "?state=VERIFIED&community=" + community, waiting)).hasSize(9);
    Instant cutOff = today.plusDays(1).atStartOfDay(shanghai).toInstant();
    clock.advanceTo(clock.offset().plus(Duration.between(clock.now(), cutOff)).plusSeconds(1));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, LISTS + "/" + day, null).text("state").equals("CLOSED"));
    JsonNode closed = get(desk, LISTS + "/" + day, null).json().get("items");
    assertThat(StreamSupport.stream(closed.spliterator(), false).map(i -> i.get("need").asText()))
        .containsExactlyInAnyOrderElementsOf(needs);
    for (String need : needs) {
      assertThat(get(desk, NEEDS + "/" + need, null).text("state")).isEqualTo("LISTED");
    }
    assertThat(get(desk, NEEDS + "/" + waiting.id(), null).text("state")).isEqualTo("SUBMITTED");
  }

  @Test
  void a_decline_is_public_once_it_is_published() throws Exception {
    UUID need = submitted("CHILD_CARE");
    String decline = "{\"reasonCode\":\"NOT_OURS\",\"text\":\"不属于本社区\"}";
    Answer declined = post(desk, NEEDS + "/" + need + "/decline", decline);
    assertThat(get(resident, NEEDS + "/" + need, null).text("declineText")).isEqualTo("不属于本社区");
    refused(404, "NEED_NOT_FOUND", get(other, NEEDS + "/" + need, null));
    assertThat(items(other, "?community=" + community, declined)).isEmpty();
    String publish = NEEDS + "/" + need + "/publish-decline";
    refused(403, "ROLE_NOT_ALLOWED", post(grid, publish, "{}"));
    Answer published = post(desk, publish, "{}");
    Answer again = post(desk, publish, "{}");
    assertThat(again.json().get("declinePublished").asBoolean()).isTrue();
    JsonNode forNeighbours = get(other, NEEDS + "/" + need, null).json();
    assertThat(forNeighbours.get("declineCode").asText()).isEqualTo("NOT_OURS");
    assertThat(forNeighbours.has("declineText")).isFalse();
    assertThat(items(other, "?community=" + community, published)).containsExactly(need.toString());
  }

  @Test
  void a_code_is_a_plain_string_in_the_document() throws Exception {
    JsonNode document =
        send(HttpRequest.newBuilder(management.resolve("/q/openapi?format=json"))).json();
    java.nio.file.Files.writeString(
        java.nio.file.Path.of("target/openapi.json"), document.toString());
    for (String code : List.of("Category", "Urgency", "ResolutionKind")) {
      assertThat(document.at("/components/schemas/" + code + "/type").asText())
          .as(code)
          .isEqualTo("string");
    }
    assertThat(document.at("/paths/~1api~1v1~1needs~1{id}~1verify/post/operationId").asText())
        .isEqualTo("verifyNeed");
  }
}
