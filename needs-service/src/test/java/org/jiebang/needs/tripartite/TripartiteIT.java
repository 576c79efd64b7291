package org.jiebang.needs.tripartite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Coordination over HTTP on a real database: who does what, and what the clock finds missing. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class TripartiteIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final String TRIPARTITES = "/api/v1/tripartites";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  private UUID community = new UUID(0, 0);
  private String desk = "";
  private String owners = "";
  private String property = "";
  private String resident = "";

  @BeforeEach
  void aCommunityWithItsThreeParties() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "博园社区");
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    owners = TestIssuer.token(UUID.randomUUID(), "OWN" + at);
    property = TestIssuer.token(UUID.randomUUID(), "PRO" + at);
    resident = TestIssuer.token(UUID.randomUUID(), "RES" + at);
  }

  private Answer start(String rest) throws Exception {
    return http.post(desk, TRIPARTITES, "{\"community\":\"%s\"%s}".formatted(community, rest));
  }

  private Answer command(String token, UUID id, String name, String json) throws Exception {
    return http.post(token, TRIPARTITES + "/" + id + "/" + name, json);
  }

  private LocalDate today() {
    return clock.now().atZone(SHANGHAI).toLocalDate();
  }

  @Test
  @Tag("N-14")
  @Tag("N-36")
  void each_party_does_what_only_it_can_do() throws Exception {
    UUID id = start("").id();
    start("").refused(409, "TRIPARTITE_EXISTS");
    Answer raised =
        command(
            property,
            id,
            "raise-matter",
            "{\"title\":\"二次供水改造\",\"details\":\"水箱老化\",\"forOwners\":true}");
    String matter = raised.ok().text("/matters/0/id");
    assertThat(raised.text("/matters/0/raisedBy")).isEqualTo("PROPERTY_COMPANY");
    String of = "{\"matter\":\"%s\"".formatted(matter);

    command(resident, id, "raise-matter", "{\"title\":\"消防门\"}").refused(403, "ROLE_NOT_ALLOWED");
    command(desk, id, "survey-matter", of + ",\"findings\":\"12 户\"}")
        .refused(403, "ROLE_NOT_ALLOWED");
    command(property, id, "survey-matter", of + ",\"findings\":\"12 户水压不足\"}").ok();
    command(property, id, "decide-matter", of + ",\"approved\":true}")
        .refused(403, "ROLE_NOT_ALLOWED");
    command(desk, id, "solve-matter", of + ",\"evidence\":\"完工照片\"}")
        .refused(409, "MATTER_NOT_DECIDED");
    command(owners, id, "decide-matter", of + ",\"approved\":true,\"reason\":\"动用维修资金\"}").ok();
    command(owners, id, "coordinate-matter", of + ",\"office\":\"水务公司\"}")
        .refused(403, "ROLE_NOT_ALLOWED");
    command(desk, id, "coordinate-matter", of + ",\"office\":\"水务公司\"}").ok();
    command(desk, id, "solve-matter", of + "}").refused(422, "EVIDENCE_REQUIRED");

    String held =
        "{\"duty\":\"MEETING\",\"heldOn\":\"%s\",\"matters\":[\"%s\"],\"solved\":[%s]}"
            .formatted(today(), matter, of + ",\"evidence\":\"完工验收单\"}");
    Answer solved = command(desk, id, "hold", held).ok();
    assertThat(solved.text("/matters/0/state")).isEqualTo("SOLVED");
    assertThat(solved.text("/matters/0/evidence")).isEqualTo("完工验收单");
    assertThat(solved.json().at("/years/0/solved").asInt()).isEqualTo(1);
    assertThat(solved.text("/records/0/outcome")).isEqualTo("HELD");
    command(desk, id, "hold", "{\"duty\":\"MEETING\",\"heldOn\":\"%s\"}".formatted(today()))
        .refused(409, "ALREADY_HELD");

    JsonNode forResidents = http.get(resident, TRIPARTITES + "/" + id, null).ok().json();
    assertThat(forResidents.at("/matters/0/title").asText()).isEqualTo("二次供水改造");
    assertThat(forResidents.at("/matters/0").has("evidence")).isFalse();
    String history = http.get(resident, TRIPARTITES + "/" + id + "/events", null).raw().body();
    assertThat(history).contains("tripartite-held").doesNotContain("完工验收单");
    String mine = TRIPARTITES + "?community=" + community;
    assertThat(http.get(desk, mine, solved).json().get("items")).hasSize(1);
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "OWN@community:" + UUID.randomUUID());
    http.get(elsewhere, TRIPARTITES + "/" + id, null).refused(404, "TRIPARTITE_NOT_FOUND");
  }

  @Test
  @Tag("N-14")
  void a_week_without_a_touch_base_is_reported_when_it_is_over() throws Exception {
    UUID id = start(",\"duties\":[\"TOUCH_BASE\"]").id();
    String path = TRIPARTITES + "/" + id;
    String week = http.get(desk, path, null).text("/duties/0/period");
    Instant end = Instant.parse(http.get(desk, path, null).text("/duties/0/endsAt"));
    assertThat(end.atZone(SHANGHAI).getDayOfWeek().name()).isEqualTo("MONDAY");
    clock.advanceTo(clock.offset().plus(Duration.between(clock.now(), end)).plusSeconds(1));
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(http.get(desk, path, null).text("/records/0/outcome"))
                    .isEqualTo("MISSED"));
    Answer missed = http.get(desk, path, null);
    assertThat(missed.text("/records/0/period")).isEqualTo(week);
    assertThat(missed.json().at("/years/0/missed").asInt()).isEqualTo(1);
    // Recorded after all: it was held, and it was late.
    String late =
        "{\"duty\":\"TOUCH_BASE\",\"heldOn\":\"%s\"}"
            .formatted(end.atZone(SHANGHAI).toLocalDate().minusDays(1));
    assertThat(command(desk, id, "hold", late).ok().text("/records/0/outcome"))
        .isEqualTo("HELD_LATE");
  }

  @Test
  @Tag("N-15")
  void the_joint_conference_is_led_by_the_chair_of_that_day() throws Exception {
    UUID joint =
        http.post(
                desk,
                "/api/v1/bodies",
                ("{\"place\":\"%s\",\"kind\":\"JOINT_MEETING\",\"name\":\"联席会议\","
                        + "\"policy\":{\"rotationMonths\":1}}")
                    .formatted(community))
            .id();
    UUID id = start(",\"duties\":[\"TOUCH_BASE\"]").id();
    Answer agreed =
        command(
            desk,
            id,
            "agree-duties",
            "{\"duties\":[\"JOINT_CONFERENCE\",\"TOUCH_BASE\"],\"jointMeeting\":\"%s\"}"
                .formatted(joint));
    assertThat(agreed.ok().text("/duties/1/duty")).isEqualTo("JOINT_CONFERENCE");
    String hold = "{\"duty\":\"JOINT_CONFERENCE\",\"heldOn\":\"%s\"}".formatted(today());
    command(desk, id, "hold", hold).refused(409, "CHAIR_MISSING");
    UUID chair = UUID.randomUUID();
    String bodies = "/api/v1/bodies/" + joint;
    http.post(
            desk,
            bodies + "/appoint-member",
            "{\"person\":\"%s\",\"from\":\"2026-01-01\"}".formatted(chair))
        .ok();
    http.post(desk, bodies + "/rotate-chair", "{}").ok();
    assertThat(command(desk, id, "hold", hold).ok().text("/records/0/chair"))
        .isEqualTo(chair.toString());
  }

  @Test
  void a_joint_meeting_of_another_community_is_none_of_this_one() throws Exception {
    start(",\"duties\":[\"JOINT_CONFERENCE\"],\"jointMeeting\":\"%s\"".formatted(UUID.randomUUID()))
        .refused(404, "BODY_NOT_FOUND");
    start(",\"duties\":[\"JOINT_CONFERENCE\"]").refused(422, "JOINT_MEETING_REQUIRED");
    start(",\"from\":\"2020-01-01\"").refused(422, "FROM_TOO_EARLY");
    start(",\"from\":\"+12026-01-01\"").refused(400, "VALIDATION_FAILED");
  }
}
