package org.jiebang.needs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Days that are none, days with a time, years that nobody meant, codes that are none: refused where
 * they come in. A leap day is a day like any other, and 24:00 is the beginning of the next one.
 */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class OddInputIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");

  private static final List<String> NO_DAYS =
      List.of(
          "2027-02-29",
          "2096-02-30",
          "2096-02-29T24:00:00",
          "2096-02-29T00:00:00Z",
          "24:00",
          "1899-12-31",
          "-0001-01-01",
          "+10000-01-01",
          "+999999999-12-31");

  private static final List<String> NO_MOMENTS =
      List.of(
          "2027-02-29T09:00:00Z",
          "2096-02-29T24:01:00Z",
          "2096-02-29T25:00:00Z",
          "2096-02-29",
          "1899-12-31T23:59:59Z",
          "+10000-01-01T00:00:00Z",
          "+294248-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z");

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  private UUID community = new UUID(0, 0);
  private UUID council = new UUID(0, 0);
  private String desk = "";

  @BeforeEach
  void aCommunityWithACouncil() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "龙成国际");
    desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
    council =
        http.post(
                desk,
                "/api/v1/bodies",
                "{\"place\":\"%s\",\"name\":\"青年议事会\",\"kind\":\"COUNCIL\"}".formatted(community))
            .id();
  }

  /** Where a day of the past or of the future may come in: a path, and a body with a gap. */
  private Map<String, String> days() {
    String here = "{\"community\":\"%s\",".formatted(community);
    var days = new TreeMap<String, String>();
    days.put(
        "/api/v1/bodies/" + council + "/appoint-member",
        "{\"person\":\"" + UUID.randomUUID() + "\",\"from\":\"DAY\"}");
    days.put(
        "/api/v1/campaigns",
        here
            + "\"kind\":\"HOUSEHOLD_VISIT\",\"purpose\":\"GAS_AND_CHARGING\",\"title\":\"排查\","
            + "\"from\":\"DAY\",\"until\":\"DAY\",\"visitors\":[],"
            + "\"buildings\":[{\"building\":\"1幢\",\"households\":6}]}");
    days.put(
        "/api/v1/work-plans",
        here
            + "\"kind\":\"WORK_PLAN\",\"content\":{\"title\":\"试点\",\"from\":\"DAY\","
            + "\"until\":\"DAY\",\"tasks\":[{\"key\":\"a\",\"title\":\"走访\",\"from\":\"DAY\","
            + "\"due\":\"DAY\",\"owner\":{\"office\":\"社区团支部\"}}]}}");
    days.put(
        "/api/v1/resources",
        here
            + "\"kind\":\"VENUE\",\"terms\":{\"name\":\"青年之家\",\"capacity\":1,"
            + "\"provider\":{\"name\":\"灵武团市委\"},\"validFrom\":\"DAY\",\"validUntil\":\"DAY\","
            + "\"exceptions\":[{\"date\":\"DAY\"}]}}");
    days.put("/api/v1/need-lists", here + "\"level\":\"DAILY\",\"period\":\"DAY\"}");
    return days;
  }

  @Test
  void a_leap_day_is_a_day_and_what_is_no_day_is_refused_everywhere() throws Exception {
    for (var place : days().entrySet()) {
      for (String day : NO_DAYS) {
        http.post(desk, place.getKey(), place.getValue().replace("DAY", day))
            .refused(400, "VALIDATION_FAILED");
      }
      http.post(desk, place.getKey(), place.getValue().replace("DAY", "2096-02-29")).ok();
    }
  }

  @Test
  @Tag("G-08")
  void publicity_and_projects_are_of_days_that_can_be_meant() throws Exception {
    String record =
        """
        {"community":"%s","kind":"MEDIA_ITEM","title":"青年大学习","outlet":"青春灵武","on":"%s","reach":1}
        """;
    String project =
        """
        {"community":"%s","title":"清洁家园","needs":[],"resources":[],"from":"%2$s","until":"%2$s"}
        """;
    for (String day : NO_DAYS) {
      http.post(desk, "/api/v1/publicity-records", record.formatted(community, day))
          .refused(400, "VALIDATION_FAILED");
      http.post(desk, "/api/v1/projects/draft-from-lists", project.formatted(community, day))
          .refused(400, "VALIDATION_FAILED");
    }
    http.post(desk, "/api/v1/publicity-records", record.formatted(community, "2024-02-29")).ok();
    http.post(desk, "/api/v1/projects/draft-from-lists", project.formatted(community, "2096-02-29"))
        .refused(422, "NEED_REQUIRED");
  }

  @Test
  @Tag("N-33")
  void a_ballot_ends_at_a_moment_that_can_be_told() throws Exception {
    String ballot =
        """
        {"community":"%s","kind":"CONSULTATION","title":"加装电梯","question":"是否同意","rules":"每户一票",
         "seats":1,"choices":[{"code":"YES","label":"同意"},{"code":"NO","label":"不同意"}],
         "opensAt":"2096-02-28T16:00:00Z","closesAt":"%s"}
        """;
    for (String moment : NO_MOMENTS) {
      http.post(desk, "/api/v1/ballots", ballot.formatted(community, moment))
          .refused(400, "VALIDATION_FAILED");
    }
    Answer prepared =
        http.post(desk, "/api/v1/ballots", ballot.formatted(community, "2096-02-29T24:00:00Z"));
    assertThat(prepared.ok().text("/closesAt")).isEqualTo("2096-03-01T00:00:00Z");
  }

  private Answer plan(String startsAt) throws Exception {
    return http.post(
        desk,
        "/api/v1/meetings",
        "{\"body\":\"%s\",\"startsAt\":\"%s\",\"minutes\":60,\"place\":\"社区活动室\"}"
            .formatted(council, startsAt));
  }

  /** Midnight in the community is 16:00 UTC: a meeting is of the month of its day there. */
  @Test
  @Tag("N-09")
  void the_council_calendar_has_the_months_of_the_community() throws Exception {
    for (String moment : NO_MOMENTS) {
      plan(moment).refused(400, "VALIDATION_FAILED");
    }
    String leapDay = plan("2096-02-29T15:59:59Z").id().toString();
    Answer midnight = plan("2096-02-29T16:00:00Z");
    Answer end = plan("2096-02-29T24:00:00Z");
    assertThat(end.text("/startsAt")).isEqualTo("2096-03-01T00:00:00Z");
    assertThat(end.text("/date")).isEqualTo("2096-03-01");
    String last = plan("2096-03-31T15:59:59Z").id().toString();
    Answer april = plan("2096-03-31T16:00:00Z");
    assertThat(calendar("2096-02", april)).containsExactly(leapDay);
    assertThat(calendar("2096-03", april))
        .containsExactlyInAnyOrder(midnight.id().toString(), end.id().toString(), last);
    assertThat(calendar("2096-04", april)).containsExactly(april.id().toString());
    String open = "/api/v1/meetings?community=" + community;
    http.get(desk, open + "&month=2096-2", null).refused(400, "VALIDATION_FAILED");
    assertThat(calendar("2096-13", april)).isEmpty();
  }

  private List<String> calendar(String month, Answer after) throws Exception {
    String path = "/api/v1/meetings?community=" + community + "&body=" + council;
    return http.items(desk, path + "&month=" + month, after);
  }

  @Test
  @Tag("M-54")
  void a_venue_is_open_until_midnight_and_not_until_24_00() throws Exception {
    String venue =
        """
        {"community":"%s","kind":"VENUE","terms":{"name":"邻里驿家","capacity":1,
         "provider":{"name":"灵武团市委"},"validFrom":"2096-01-01",
         "openings":[{"day":"WEDNESDAY","from":"08:30","until":"%s","since":"2096-02-29"}]}}
        """;
    for (String time : List.of("24:00", "23:59:60", "25:00", "8:30", "midnight")) {
      http.post(desk, "/api/v1/resources", venue.formatted(community, time))
          .refused(400, "VALIDATION_FAILED");
    }
    UUID id = http.post(desk, "/api/v1/resources", venue.formatted(community, "00:00")).id();
    String path = "/api/v1/resources/" + id + "/availability";
    Answer leapDay = http.get(desk, path + "?from=2096-02-29&until=2096-02-29", null).ok();
    assertThat(leapDay.json().at("/days/0/open")).hasSize(1);
    for (String wrong :
        List.of("from=2096-03-01&until=2096-02-29", "from=2096-01-01&until=2096-12-31")) {
      Answer refused = http.get(desk, path + "?" + wrong, null);
      refused.refused(400, "VALIDATION_FAILED");
      assertThat(refused.text("/violations/0/field")).isEqualTo("until");
    }
    Answer before = http.get(desk, path + "?from=2096-02-22&until=2096-02-22", null).ok();
    assertThat(before.json().at("/days/0/open")).isEmpty();
  }

  private UUID onLeapDay(String path) throws Exception {
    return http.post(desk, path, requireNonNull(days().get(path)).replace("DAY", "2096-02-29"))
        .id();
  }

  @Test
  void questions_about_a_day_are_about_a_day() throws Exception {
    UUID venue = onLeapDay("/api/v1/resources");
    UUID plan = onLeapDay("/api/v1/work-plans");
    for (String path :
        List.of(
            "/api/v1/resources/" + venue + "/availability?from=DAY&until=DAY",
            "/api/v1/work-plans/" + plan + "/outlook?on=DAY",
            "/api/v1/bodies/" + council + "/members?on=DAY",
            "/api/v1/needs/counts?community=" + community + "&from=DAY&to=DAY",
            "/api/v1/publicity-records/counts?community=" + community + "&from=DAY&until=DAY")) {
      for (String day : NO_DAYS) {
        http.get(desk, path.replace("DAY", URLEncoder.encode(day, UTF_8)), null)
            .refused(400, "VALIDATION_FAILED");
      }
      http.get(desk, path.replace("DAY", "2096-02-29"), null).ok();
    }
  }

  /** What a draft says is kept as it is; one that no column takes would stop the list for all. */
  @Test
  @Tag("N-22")
  void a_draft_is_of_a_category_that_can_be_kept() throws Exception {
    String resident = TestIssuer.token(UUID.randomUUID(), "RES@community:" + community);
    String draft = "{\"community\":\"%s\",\"category\":\"%s\",\"text\":\"想学剪纸\"}";
    for (String code : List.of("助老", "𠮷", "", " ", "clean_home", "CLEAN HOME", "A".repeat(33))) {
      http.post(resident, "/api/v1/needs/drafts", draft.formatted(community, code))
          .refused(400, "VALIDATION_FAILED");
      http.post(resident, "/api/v1/needs/similar", draft.formatted(community, code))
          .refused(400, "VALIDATION_FAILED");
    }
    Answer kept =
        http.post(resident, "/api/v1/needs/drafts", draft.formatted(community, "A".repeat(32)));
    assertThat(http.items(resident, "/api/v1/needs?mine=true", kept))
        .containsExactly(kept.id().toString());
  }
}
