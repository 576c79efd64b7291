package org.jiebang.needs.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.jiebang.needs.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies over HTTP on a real database: who may do and see what, and who is in office when. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class BodyIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final String BODIES = "/api/v1/bodies";

  private final UUID ann = UUID.randomUUID();
  private final UUID bo = UUID.randomUUID();

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  private UUID community = new UUID(0, 0);
  private String desk = "";
  private String district = "";
  private String resident = "";

  @BeforeEach
  void aCommunityWithADesk() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "里布嘎社区");
    desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
    district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
    resident = TestIssuer.token(UUID.randomUUID(), "RES@community:" + community);
  }

  private Answer establish(String token, UUID place, String rest) throws Exception {
    return http.post(
        token, BODIES, "{\"place\":\"%s\",\"name\":\"青年议事会\",%s}".formatted(place, rest));
  }

  private Answer command(String token, UUID body, String name, String json) throws Exception {
    return http.post(token, BODIES + "/" + body + "/" + name, json);
  }

  private Answer appoint(UUID body, UUID person, String rest) throws Exception {
    return command(desk, body, "appoint-member", "{\"person\":\"%s\",%s}".formatted(person, rest));
  }

  private JsonNode roll(String token, UUID body, String on) throws Exception {
    return http.get(token, BODIES + "/" + body + "/members?on=" + on, null).ok().json();
  }

  private static List<String> people(JsonNode roll) {
    return StreamSupport.stream(roll.get("members").spliterator(), false)
        .map(m -> m.get("person").asText())
        .toList();
  }

  @Test
  @Tag("N-09")
  void a_council_of_young_owners_knows_who_was_in_office_on_any_day() throws Exception {
    UUID council =
        establish(
                desk, community, "\"kind\":\"COUNCIL\",\"policy\":{\"maxAge\":45,\"mustOwn\":true}")
            .id();
    String term = "\"from\":\"2026-01-01\",\"until\":\"2026-12-31\"";
    appoint(council, ann, term + ",\"bornOn\":\"1980-12-31\"").refused(422, "OWNERSHIP_REQUIRED");
    appoint(council, ann, term + ",\"ownerOf\":\"3-2-501\"").refused(422, "BIRTH_DATE_REQUIRED");
    appoint(council, ann, term + ",\"ownerOf\":\"3-2-501\",\"bornOn\":\"1979-12-31\"")
        .refused(422, "TOO_OLD_FOR_OFFICE");
    Answer appointed =
        appoint(
            council,
            ann,
            term + ",\"ownerOf\":\"3-2-501\",\"bornOn\":\"1980-01-02\",\"name\":\"阿依\"");
    assertThat(appointed.ok().text("/members/0/name")).isEqualTo("阿依");
    List<String> members = Sheets.of(base, desk, BODIES + "/" + council + "/members?on=2026-06-01");
    assertThat(members).hasSize(2);
    assertThat(members.getFirst()).startsWith("person,");
    assertThat(members.get(1)).contains("阿依");
    // Personal columns are for whom they are for in JSON, too.
    assertThat(Sheets.of(base, resident, BODIES + "/" + council + "/members?on=2026-06-01"))
        .hasSize(2)
        .noneMatch(line -> line.contains("3-2-501") || line.contains("1980-01-02"));
    appoint(council, ann, term + ",\"ownerOf\":\"3-2-501\",\"bornOn\":\"1980-01-02\"")
        .refused(409, "ALREADY_A_MEMBER");
    command(
            desk,
            council,
            "end-term",
            "{\"person\":\"%s\",\"lastDay\":\"2026-06-30\"}".formatted(ann))
        .ok();
    assertThat(people(roll(desk, council, "2025-12-31"))).isEmpty();
    assertThat(people(roll(desk, council, "2026-06-30"))).containsExactly(ann.toString());
    assertThat(people(roll(desk, council, "2026-07-01"))).isEmpty();
    http.get(desk, BODIES + "/" + council + "/members?on=2026-02-30", null)
        .refused(400, "VALIDATION_FAILED");
  }

  @Test
  void what_is_personal_is_for_the_desk_and_the_member() throws Exception {
    UUID council = establish(desk, community, "\"kind\":\"COUNCIL\"").id();
    Answer last =
        appoint(
                council,
                ann,
                "\"from\":\"2026-01-01\",\"name\":\"阿依\",\"bornOn\":\"1990-01-02\",\"ownerOf\":\"3-2-501\"")
            .ok();
    appoint(council, bo, "\"from\":\"2026-01-01\",\"name\":\"王波\"").ok();
    String path = BODIES + "/" + council;
    JsonNode forDesk = http.get(desk, path, null).json().at("/members/0");
    assertThat(forDesk.get("bornOn").asText()).isEqualTo("1990-01-02");
    assertThat(forDesk.get("ownerOf").asText()).isEqualTo("3-2-501");
    JsonNode forFellow = http.get(TestIssuer.token(bo), path, null).ok().json().at("/members/0");
    assertThat(forFellow.get("name").asText()).isEqualTo("阿依");
    assertThat(forFellow.has("bornOn")).isFalse();
    JsonNode forResident = http.get(resident, path, null).json().at("/members/0");
    assertThat(forResident.get("person").asText()).isEqualTo(ann.toString());
    assertThat(forResident.get("owner").asBoolean()).isTrue();
    assertThat(forResident.has("name")).isFalse();
    String stranger = TestIssuer.token(UUID.randomUUID(), "RES@community:" + UUID.randomUUID());
    http.get(stranger, path, null).refused(404, "BODY_NOT_FOUND");
    String history = http.get(resident, path + "/events", last).ok().raw().body();
    assertThat(history)
        .contains("body-member-appointed")
        .doesNotContain("阿依")
        .doesNotContain("1990-01-02")
        .doesNotContain("3-2-501")
        .doesNotContain("\"ct\"");
  }

  @Test
  @Tag("N-15")
  void the_chair_of_a_joint_meeting_goes_round_and_nobody_chooses() throws Exception {
    UUID joint =
        establish(desk, community, "\"kind\":\"JOINT_MEETING\",\"policy\":{\"rotationMonths\":1}")
            .id();
    appoint(joint, ann, "\"from\":\"2026-01-01\",\"represents\":\"PARTY_ORGANISATION\"").ok();
    appoint(joint, bo, "\"from\":\"2026-01-01\",\"represents\":\"LEAGUE_ORGANISATION\"").ok();
    command(desk, joint, "elect-chair", "{\"person\":\"%s\",\"from\":\"2099-01-01\"}".formatted(bo))
        .refused(409, "CHAIR_ROTATES");
    // In days to come, which the clock has no business with yet.
    assertThat(roll(desk, joint, "2099-01-01").get("nextInTurn").asText())
        .isEqualTo(ann.toString());
    command(desk, joint, "rotate-chair", "{\"from\":\"2099-01-01\"}").ok();
    Answer second = command(desk, joint, "rotate-chair", "{}").ok();
    assertThat(second.text("/chairs/0/turn")).isEqualTo("PARTY_ORGANISATION");
    assertThat(second.text("/chairs/1/person")).isEqualTo(bo.toString());
    assertThat(second.text("/chairs/1/from")).isEqualTo("2099-02-01");
    command(desk, joint, "rotate-chair", "{\"from\":\"2099-02-28\"}").refused(409, "CHAIR_TAKEN");
    assertThat(roll(desk, joint, "2099-01-31").get("chair").asText()).isEqualTo(ann.toString());
    assertThat(roll(desk, joint, "2099-02-01").get("chair").asText()).isEqualTo(bo.toString());
    assertThat(roll(desk, joint, "2099-03-01").has("chair")).isFalse();
  }

  @Test
  @Tag("N-12")
  void a_think_tank_works_down_its_task_list() throws Exception {
    establish(desk, community, "\"kind\":\"THINK_TANK\"").refused(422, "FIELD_REQUIRED");
    UUID tank = establish(desk, community, "\"kind\":\"THINK_TANK\",\"field\":\"LEGAL\"").id();
    appoint(tank, ann, "\"from\":\"2026-01-01\",\"office\":\"EXPERT\"").ok();
    Answer added =
        command(
            desk,
            tank,
            "add-task",
            "{\"title\":\"审阅物业合同\",\"owner\":\"%s\",\"due\":\"2027-01-01\"}".formatted(ann));
    String task = added.ok().text("/tasks/0/id");
    String finish = "{\"task\":\"%s\",\"outcome\":\"已出具意见\"}".formatted(task);
    Answer finished = command(desk, tank, "finish-task", finish).ok();
    assertThat(finished.json().at("/tasks/0/doneAt").isMissingNode()).isFalse();
    command(desk, tank, "finish-task", finish).refused(409, "TASK_ALREADY_FINISHED");
    String mine = BODIES + "?community=" + community;
    assertThat(http.get(desk, mine + "&kind=THINK_TANK&field=LEGAL", finished).json().get("items"))
        .hasSize(1);
    assertThat(http.get(desk, mine + "&field=CONSTRUCTION", finished).json().get("items"))
        .isEmpty();
  }

  @Test
  void each_level_sees_to_its_own() throws Exception {
    establish(district, community, "\"kind\":\"COUNCIL\"").refused(403, "NOT_YOUR_LEVEL");
    establish(resident, community, "\"kind\":\"COUNCIL\"").refused(403, "ROLE_NOT_ALLOWED");
    UUID panel = establish(district, DISTRICT, "\"kind\":\"REVIEW_PANEL\"").id();
    command(desk, panel, "dissolve", "{\"reason\":\"换届\"}").refused(404, "BODY_NOT_FOUND");
    String nowhere = TestIssuer.token(UUID.randomUUID(), "COM@community:" + DISTRICT);
    establish(nowhere, DISTRICT, "\"kind\":\"COUNCIL\"").refused(404, "COMMUNITY_NOT_FOUND");
    Answer agreed =
        command(district, panel, "agree-policy", "{\"quorumPercent\":66,\"termMonths\":12}").ok();
    assertThat(agreed.json().at("/policy/quorumPercent").asInt()).isEqualTo(66);
    Answer gone = command(district, panel, "dissolve", "{\"reason\":\"换届\"}").ok();
    assertThat(gone.text("/state")).isEqualTo("DISSOLVED");
    command(
            district,
            panel,
            "appoint-member",
            "{\"person\":\"%s\",\"from\":\"2026-01-01\"}".formatted(ann))
        .refused(409, "BODY_DISSOLVED");
    String path = BODIES + "/" + panel;
    assertThat(http.get(district, path + "?asOf=1", gone).text("/state")).isEqualTo("ACTIVE");
    assertThat(http.get(district, path + "/diff?from=2&to=3", gone).ok().raw().body())
        .contains("DISSOLVED");
  }

  @Test
  @Tag("N-04")
  void a_grid_teams_member_is_assigned_to_a_grid() throws Exception {
    UUID team = establish(desk, community, "\"kind\":\"GRID_TEAM\"").id();
    appoint(team, ann, "\"from\":\"2026-01-01\",\"until\":\"2026-12-31\"").ok();
    String work = "{\"person\":\"%s\",\"grid\":\"3\",\"from\":\"2026-02-01\"}".formatted(ann);
    command(desk, team, "assign-grid-worker", work).ok();
    command(desk, team, "assign-grid-worker", work).refused(409, "ALREADY_ASSIGNED");
    assertThat(roll(desk, team, "2026-12-31").at("/duties/0/grid").asText()).isEqualTo("3");
    assertThat(roll(desk, team, "2027-01-01").get("duties")).isEmpty();
  }
}
