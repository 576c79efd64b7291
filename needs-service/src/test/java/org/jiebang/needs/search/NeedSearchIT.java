package org.jiebang.needs.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.personal.ErasedPerson;
import org.jiebang.eventsourcing.personal.Erasures;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.view.Generations;
import org.jiebang.eventsourcing.view.Rebuilds;
import org.jiebang.eventsourcing.view.ViewRow.RowKey;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.Sheets;
import org.jiebang.needs.need.NeedEvent;
import org.jiebang.needs.need.NeedEvent.NeedReopened;
import org.jiebang.needs.need.NeedEvent.NeedResolved;
import org.jiebang.needs.need.NeedEvent.NeedVerified;
import org.jiebang.needs.need.NeedSamples;
import org.jiebang.needs.need.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Finding and counting needs over HTTP, on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
@Tag("N-06")
class NeedSearchIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f2");
  private static final String NEEDS = "/api/v1/needs";
  private static final AtomicLong LAST_KEY = new AtomicLong(1_772_500_000_000L);

  private final UUID author = UUID.randomUUID();

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  DataSource database;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Generations generations;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Rebuilds rebuilds;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  Service service;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private UUID community = new UUID(0, 0);
  private String district = "";
  private String desk = "";
  private String grid = "";
  private String resident = "";
  private String neighbour = "";
  private @Nullable String position;

  private record Answer(int status, JsonNode json) {}

  private Answer send(String token, HttpRequest.Builder request) throws Exception {
    request.header("Authorization", "Bearer " + token);
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    position = answer.headers().firstValue("X-Position").orElse(position);
    return new Answer(answer.statusCode(), Json.EVENTS.readTree(answer.body()));
  }

  private Answer post(String token, String path, String body) throws Exception {
    long random = UUID.randomUUID().getLeastSignificantBits();
    UUID key = new UUID(LAST_KEY.incrementAndGet() << 16 | 0x7000, random);
    return send(
        token,
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key.toString())
            .POST(BodyPublishers.ofString(body)));
  }

  /** After all that was written before. */
  private Answer get(String token, String path) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (position != null) {
      request.header("X-Min-Position", position);
    }
    return send(token, request);
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.json().toString()).isLessThan(300);
    return answer.json().get("id").asText();
  }

  private static void refused(int status, String code, Answer answer) {
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
  }

  private String submitted(String token, String category, String text) throws Exception {
    var form = Json.EVENTS.createObjectNode();
    form.put("community", community.toString()).put("category", category).put("text", text);
    form.put("authorName", "王芳").put("authorPhone", "13800000000");
    return id(post(token, NEEDS, form.toString()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** All views have what was written: until then a read that asks for it is 503. */
  private void caughtUp() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(desk, NEEDS + "?community=" + community).status() == 200);
  }

  private List<String> found(String token, String text, String more) throws Exception {
    Answer page = get(token, NEEDS + "?community=" + community + "&text=" + encoded(text) + more);
    assertThat(page.status()).as(page.json().toString()).isEqualTo(200);
    return StreamSupport.stream(page.json().get("items").spliterator(), false)
        .map(need -> need.get("id").asText())
        .toList();
  }

  @BeforeEach
  void a_community_with_people() throws Exception {
    district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
    community =
        UUID.fromString(
            id(
                post(
                    district,
                    "/api/v1/communities",
                    "{\"name\":\"博园社区\",\"district\":\"%s\"}".formatted(DISTRICT))));
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    grid = TestIssuer.token(UUID.randomUUID(), "GRD" + at);
    resident = TestIssuer.token(author, "RES" + at);
    neighbour = TestIssuer.token(UUID.randomUUID(), "RES" + at);
  }

  @Test
  void a_text_is_found_however_it_is_written() throws Exception {
    String leak = submitted(resident, "CLEAN_HOME", "三號樓樓道漏水，𠮷野家樓上");
    String noise = submitted(resident, "CLEAN_HOME", "广场舞太吵，ＷｉＦｉ 也断了");
    assertThat(found(desk, "楼道漏水", "")).containsExactly(leak);
    assertThat(found(desk, "樓道 漏水", "")).containsExactly(leak);
    assertThat(found(desk, "𠮷", "")).containsExactly(leak);
    assertThat(found(desk, "吉", "")).isEmpty();
    assertThat(found(desk, "吵", "")).containsExactly(noise);
    assertThat(found(desk, "wifi", "")).containsExactly(noise);
    assertThat(found(desk, "了", "")).containsExactly(noise);
    assertThat(found(desk, "停电", "")).isEmpty();
    assertThat(found(desk, "漏水", "&category=ELDERLY_CARE")).isEmpty();
    assertThat(found(desk, "漏水", "&state=SUBMITTED")).containsExactly(leak);
  }

  @Test
  void pages_of_what_is_found_go_on_where_they_ended() throws Exception {
    var all = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(submitted(resident, "CLEAN_HOME", "楼道漏水，第" + i + "次"));
      submitted(resident, "CLEAN_HOME", "楼道停电，第" + i + "次");
    }
    var seen = new ArrayList<String>();
    String query = NEEDS + "?limit=2&community=" + community + "&text=" + encoded("漏水");
    JsonNode page = get(desk, query).json();
    page.get("items").forEach(need -> seen.add(need.get("id").asText()));
    submitted(resident, "CLEAN_HOME", "漏水又来了"); // a later one moves nothing
    while (page.has("next")) {
      page = get(desk, query + "&cursor=" + page.get("next").asText()).json();
      page.get("items").forEach(need -> seen.add(need.get("id").asText()));
    }
    assertThat(seen).containsExactlyElementsOf(all);
  }

  @Test
  void nobody_finds_words_that_they_may_not_read() throws Exception {
    String mine = submitted(resident, "CLEAN_HOME", "楼道漏水");
    String others = submitted(neighbour, "CLEAN_HOME", "楼道漏水");
    String quarrel = submitted(neighbour, "MEDIATION", "邻居漏水吵架");
    assertThat(found(desk, "漏水", "")).containsExactly(quarrel, others, mine);
    assertThat(found(district, "漏水", "")).containsExactly(others, mine);
    assertThat(found(resident, "漏水", "")).containsExactly(mine);
    assertThat(found(resident, "漏水", "&mine=true")).containsExactly(mine);
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "COM@community:" + UUID.randomUUID());
    assertThat(get(elsewhere, NEEDS + "?community=" + community + "&text=" + encoded("漏")).status())
        .isEqualTo(404);
    refused(400, "VALIDATION_FAILED", get(desk, NEEDS + "?text=" + encoded("漏水")));
    String here = NEEDS + "?community=" + community;
    refused(400, "VALIDATION_FAILED", get(desk, here + "&text=" + encoded("？！")));
    refused(400, "VALIDATION_FAILED", get(desk, here + "&text=" + "a".repeat(65)));
    refused(403, "ROLE_NOT_ALLOWED", get(neighbour, here + "&author=" + author));
    assertThat(ids(get(desk, here + "&author=" + author))).containsExactly(mine);
    assertThat(ids(get(resident, here + "&author=" + author))).containsExactly(mine);
  }

  private static List<String> ids(Answer page) {
    return StreamSupport.stream(page.json().get("items").spliterator(), false)
        .map(need -> need.get("id").asText())
        .toList();
  }

  @Test
  void what_an_erased_person_wrote_is_found_no_more_and_no_token_is_left() throws Exception {
    String need = submitted(resident, "CLEAN_HOME", "金丝雀在楼道里");
    String others = submitted(neighbour, "CLEAN_HOME", "金丝雀在我家");
    assertThat(found(desk, "金丝雀", "")).containsExactly(others, need);
    assertThat(tokens(need, NeedWordsView.NAME)).isNotEmpty();
    erase(author);
    assertThat(found(desk, "金丝雀", "")).containsExactly(others);
    assertThat(tokens(need, NeedWordsView.NAME)).isEmpty();
    assertThat(count("SELECT COUNT(*) FROM need_words WHERE subject = ? AND tokens <> ''", author))
        .isZero();
    erase(author); // again: nothing
    rebuilt(NeedWordsView.NAME);
    assertThat(found(desk, "金丝雀", "")).containsExactly(others);
    assertThat(tokens(need, NeedWordsView.NAME)).isEmpty();
  }

  /** As the consumer does: all reactions to the fact, in order. */
  @SuppressWarnings("unchecked") // the fact's own reactions
  private void erase(UUID person) {
    Recorded<ErasedPerson> fact =
        ViewSpec.recorded(person, person, 1, new ErasedPerson(person, Instant.EPOCH));
    for (Reaction<?> reaction :
        requireNonNull(service.inbound().get(Erasures.SOURCE)).reactions()) {
      QuarkusTransaction.requiringNew()
          .run(() -> assertThat(((Reaction<ErasedPerson>) reaction).on(fact)).isEmpty());
    }
  }

  private List<Long> tokens(String need, String view) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT token FROM need_token WHERE gen = ? AND id = ? ORDER BY token")) {
      s.setInt(1, generations.live(view));
      s.setBytes(2, Columns.bytes(UUID.fromString(need)));
      try (ResultSet r = s.executeQuery()) {
        var tokens = new ArrayList<Long>();
        while (r.next()) {
          tokens.add(r.getLong(1));
        }
        return tokens;
      }
    }
  }

  private long count(String sql, UUID id) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      s.setBytes(1, Columns.bytes(id));
      try (ResultSet r = s.executeQuery()) {
        r.next();
        return r.getLong(1);
      }
    }
  }

  private void rebuilt(String... views) {
    Map<String, Integer> next = new HashMap<>();
    for (String view : views) {
      next.put(view, rebuilds.start(view).generation());
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                next.entrySet().stream()
                    .allMatch(view -> generations.live(view.getKey()) == view.getValue()));
  }

  @Test
  void a_rebuild_comes_to_the_same() throws Exception {
    String need = submitted(resident, "CLEAN_HOME", "楼道漏水");
    post(grid, NEEDS + "/" + need + "/verify", "{\"urgency\":\"GENERAL\",\"grid\":\"3\"}");
    caughtUp();
    List<Long> before = tokens(need, NeedWordsView.NAME);
    assertThat(before).hasSize(7);
    List<String> stays = stays(need);
    assertThat(stays).hasSize(2);
    rebuilt(NeedWordsView.NAME, NeedCoursesView.NAME);
    assertThat(tokens(need, NeedWordsView.NAME)).isEqualTo(before);
    assertThat(stays(need)).isEqualTo(stays);
    assertThat(found(desk, "漏水", "")).containsExactly(need);
    submitted(resident, "CLEAN_HOME", "漏水"); // the new generation goes on
    assertThat(found(desk, "漏水", "")).hasSize(2);
  }

  private List<String> stays(String need) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT CONCAT_WS('/', number, HEX(tenant), state, category, channel, grid,"
                    + " submitted_us, from_us, until_us) FROM need_stay WHERE gen = ? AND id = ?"
                    + " ORDER BY number")) {
      s.setInt(1, generations.live(NeedCoursesView.NAME));
      s.setBytes(2, Columns.bytes(UUID.fromString(need)));
      try (ResultSet r = s.executeQuery()) {
        var stays = new ArrayList<String>();
        while (r.next()) {
          stays.add(r.getString(1));
        }
        return stays;
      }
    }
  }

  @Test
  void duplicates_are_suggested_before_and_after_submission() throws Exception {
    String leak = submitted(neighbour, "CLEAN_HOME", "三号楼楼道漏水严重，请派人来修");
    submitted(neighbour, "CLEAN_HOME", "希望周末有人陪老人聊天");
    String quarrel = submitted(neighbour, "MEDIATION", "三号楼楼道漏水，邻居不修");
    String body =
        "{\"community\":\"%s\",\"category\":\"CLEAN_HOME\",\"text\":\"三號樓樓道漏水嚴重\"}"
            .formatted(community);
    caughtUp(); // what was submitted is indexed by now
    JsonNode forDesk = post(desk, NEEDS + "/similar", body).json().get("items");
    assertThat(forDesk.findValuesAsText("id")).containsExactly(leak, quarrel);
    assertThat(forDesk.at("/0/score").asDouble()).isGreaterThan(forDesk.at("/1/score").asDouble());
    JsonNode forResident = post(resident, NEEDS + "/similar", body).json().get("items");
    assertThat(forResident.findValuesAsText("id")).containsExactly(leak);
    assertThat(forResident.at("/0").has("score")).isFalse();
    assertThat(forResident.at("/0/need").has("text")).isFalse();
    String twice = submitted(resident, "CLEAN_HOME", "楼道漏水严重，三号楼");
    caughtUp();
    assertThat(
            get(desk, NEEDS + "/" + twice + "/similar").json().get("items").findValuesAsText("id"))
        .startsWith(leak)
        .doesNotContain(twice);
    List<String> sheet = Sheets.of(base, desk, NEEDS + "/" + twice + "/similar");
    assertThat(sheet.getFirst()).isEqualTo("need,score");
    assertThat(sheet.get(1)).contains(leak);
    refused(403, "ROLE_NOT_ALLOWED", get(resident, NEEDS + "/" + leak + "/similar"));
    String stranger = TestIssuer.token(UUID.randomUUID(), "RES@community:" + UUID.randomUUID());
    refused(404, "COMMUNITY_NOT_FOUND", post(stranger, NEEDS + "/similar", body));
    refused(404, "NEED_NOT_FOUND", get(stranger, NEEDS + "/" + leak + "/similar"));
  }

  @Test
  @Tag("N-20")
  void what_is_overdue_is_shown_to_who_must_act() throws Exception {
    String unverified = submitted(resident, "CLEAN_HOME", "楼道漏水");
    String due = submitted(resident, "CLEAN_HOME", "路灯不亮");
    post(grid, NEEDS + "/" + due + "/verify", "{\"urgency\":\"DANGER\",\"grid\":\"3\"}");
    String here = NEEDS + "?overdue=true&community=" + community;
    assertThat(ids(get(desk, here))).isEmpty();
    clock.advanceTo(clock.offset().plus(Duration.ofDays(4)));
    assertThat(ids(get(desk, here))).containsExactly(due, unverified);
    assertThat(ids(get(grid, here))).containsExactly(unverified);
    assertThat(ids(get(resident, here))).isEmpty();
    assertThat(ids(get(desk, NEEDS + "?community=" + community + "&grid=3"))).containsExactly(due);
  }

  @Test
  @Tag("N-05")
  void of_24_needs_21_are_resolved_and_the_grids_add_up() throws Exception {
    for (int i = 0; i < 24; i++) {
      Instant day = Instant.parse("2026-05-01T01:00:00Z").plus(Duration.ofDays(i));
      var events = new ArrayList<NeedEvent>();
      events.add(NeedSamples.submitted());
      events.add(verified(Integer.toString(1 + i % 4)));
      if (i < 21) {
        events.add(resolved());
      }
      happened(UUID.randomUUID(), day, events);
    }
    JsonNode counts = counts("&from=2026-01-01&to=2026-12-31");
    assertThat(counts.get("collected").asInt()).isEqualTo(24);
    assertThat(counts.get("resolved").asInt()).isEqualTo(21);
    assertThat(counts.get("rate").asDouble()).isEqualTo(0.875);
    assertThat(counts.get("timeZone").asText()).isEqualTo("Asia/Shanghai");
    assertThat(counts.get("groups").findValuesAsText("key")).containsExactly("1", "2", "3", "4");
    int sum = 0;
    for (JsonNode group : counts.get("groups")) {
      sum += group.get("collected").asInt();
    }
    assertThat(sum).isEqualTo(24);
    List<String> sheet = Sheets.of(base, desk, countsPath("&from=2026-01-01&to=2026-12-31"));
    assertThat(sheet).hasSize(1 + 4).startsWith("key,collected,resolved,rate,states");
    JsonNode byState = counts("&from=2026-01-01&to=2026-12-31&by=state");
    assertThat(byState.get("groups").findValuesAsText("key"))
        .containsExactly("RESOLVED", "VERIFIED");
    refused(400, "VALIDATION_FAILED", get(desk, countsPath("&by=colour")));
    refused(400, "VALIDATION_FAILED", get(desk, countsPath("&from=yesterday")));
    refused(400, "VALIDATION_FAILED", get(desk, countsPath("&from=2026-02-01&to=2026-01-01")));
    refused(403, "ROLE_NOT_ALLOWED", get(resident, countsPath("")));
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "COM@community:" + UUID.randomUUID());
    refused(404, "COMMUNITY_NOT_FOUND", get(elsewhere, countsPath("")));
    assertThat(get(district, countsPath("&to=2026-12-31")).json().get("collected").asInt())
        .isEqualTo(24);
  }

  @Test
  @Tag("N-05")
  void a_past_month_stays_as_it_was_when_a_need_is_reopened() throws Exception {
    UUID need = UUID.randomUUID();
    happened(
        need,
        Instant.parse("2026-03-10T01:00:00Z"),
        List.of(NeedSamples.submitted(), verified("1"), resolved()));
    JsonNode march = counts("&from=2026-03-01&to=2026-03-31");
    assertThat(march.get("resolved").asInt()).isEqualTo(1);
    happened(
        need,
        Instant.parse("2026-04-10T01:00:00Z"),
        List.of(NeedSamples.submitted(), verified("1"), resolved(), reopened()),
        Instant.parse("2026-03-10T01:00:00Z"));
    assertThat(counts("&from=2026-03-01&to=2026-03-31")).isEqualTo(march);
    JsonNode later = counts("&from=2026-03-01&to=2026-03-31&on=2026-04-30");
    assertThat(later.get("resolved").asInt()).isZero();
    assertThat(later.get("collected").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("N-05")
  void a_day_is_one_of_the_communitys_zone() throws Exception {
    for (String at :
        List.of("2026-03-01T15:59:59.999999Z", "2026-03-01T16:00:00Z", "2026-03-02T00:00:00Z")) {
      happened(UUID.randomUUID(), Instant.parse(at), List.of(NeedSamples.submitted()));
    }
    assertThat(counts("&from=2026-03-01&to=2026-03-01").get("collected").asInt()).isEqualTo(1);
    assertThat(counts("&from=2026-03-02&to=2026-03-02").get("collected").asInt()).isEqualTo(2);
    assertThat(counts("&from=2026-03-01&to=2026-03-02&on=2026-03-01").get("collected").asInt())
        .isEqualTo(1);
    assertThat(counts("&from=2026-02-23&to=2026-03-01").get("collected").asInt()).isEqualTo(1);
  }

  private static NeedEvent verified(String number) {
    return new NeedVerified(
        NeedSamples.NEED,
        Urgency.GENERAL,
        number,
        null,
        NeedSamples.day(7),
        NeedSamples.GRID_WORKER,
        NeedSamples.NINE);
  }

  private static NeedEvent resolved() {
    return new NeedResolved(
        NeedSamples.NEED, NeedSamples.ACCEPTANCE, null, null, null, NeedSamples.NINE);
  }

  private static NeedEvent reopened() {
    return new NeedReopened(
        NeedSamples.NEED, NeedSamples.TEXT, Urgency.GENERAL, NeedSamples.day(7), NeedSamples.NINE);
  }

  private JsonNode counts(String more) throws Exception {
    Answer counts = get(desk, countsPath(more));
    assertThat(counts.status()).as(counts.json().toString()).isEqualTo(200);
    return counts.json();
  }

  private String countsPath(String more) {
    return NEEDS + "/counts?community=" + community + more;
  }

  private void happened(UUID need, Instant at, List<NeedEvent> events) throws SQLException {
    happened(need, at, events, at);
  }

  /**
   * Through the view, on days of our choice: the first events at {@code first}, the last at {@code
   * last}.
   */
  private void happened(UUID need, Instant last, List<NeedEvent> events, Instant first)
      throws SQLException {
    var view = new NeedCoursesView();
    NeedCourseRow row = null;
    for (int i = 0; i < events.size(); i++) {
      Recorded<NeedEvent> fact = ViewSpec.recorded(need, community, i + 1, events.get(i));
      Instant at = i == events.size() - 1 ? last : first;
      row =
          view.evolve(
              row,
              new Recorded<>(
                  need,
                  fact.version(),
                  fact.pos(),
                  community,
                  fact.type(),
                  1,
                  at,
                  fact.meta(),
                  fact.event()));
    }
    int gen = generations.live(NeedCoursesView.NAME);
    requireNonNull(row).key = new RowKey(gen, need);
    try (Connection c = database.getConnection()) {
      view.keep(c, gen, List.of(row));
    }
  }
}
