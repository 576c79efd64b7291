package org.jiebang.needs.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp;
import org.jiebang.needs.OverHttp.Answer;
import org.jiebang.needs.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Communities, their figures, estates and buildings over HTTP on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class PlacesIT {

  private static final String COMMUNITIES = "/api/v1/communities";

  private final UUID district = UUID.randomUUID();
  private final String dis = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + district);

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set before each
  private OverHttp calls;

  private String here = "";
  private String desk = "";

  @BeforeEach
  void dida() throws Exception {
    calls = new OverHttp(base);
    UUID community = register("𠮷大社区", "COMMUNITY").id();
    here = COMMUNITIES + "/" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM@community:" + community);
  }

  private Answer register(String name, String kind) throws Exception {
    return calls.post(
        dis,
        COMMUNITIES,
        "{\"name\":\"%s\",\"district\":\"%s\",\"kind\":\"%s\"}".formatted(name, district, kind));
  }

  @Test
  @Tag("N-01")
  void figures_are_asked_for_on_any_day() throws Exception {
    record(
            """
            {"asAt":"2023-10-31","households":{"value":3232},"residents":{"value":9616},
             "students":{"value":30000,"qualifier":"ABOUT"},
             "areaSquareMetres":{"value":1100000,"qualifier":"ABOUT"}}
            """)
        .ok();
    record(
            """
            {"asAt":"2024-02-29","residents":{"value":10000},
             "aged60plus":{"value":6000,"qualifier":"AT_LEAST"}}
            """)
        .ok();
    String resident = TestIssuer.token(UUID.randomUUID());
    JsonNode then = calls.get(resident, here + "/demographics?on=2024-02-28").json();
    assertThat(then.at("/figures/residents/value").asLong()).isEqualTo(9_616);
    assertThat(then.at("/figures/households/value").asLong()).isEqualTo(3_232);
    assertThat(then.has("share60plus")).isFalse();
    JsonNode now = calls.get(resident, here + "/demographics").json();
    assertThat(now.at("/figures/residents/value").asLong()).isEqualTo(10_000);
    assertThat(now.at("/figures/students/qualifier").asText()).isEqualTo("ABOUT");
    assertThat(now.at("/share60plus/percent").decimalValue()).isEqualByComparingTo("60.0");
    assertThat(now.at("/share60plus/qualifier").asText()).isEqualTo("AT_LEAST");
    JsonNode kept = calls.get(dis, here + "/events").json().get("items");
    assertThat(kept.toString()).doesNotContain("percent");
  }

  private Answer record(String body) throws Exception {
    return calls.post(desk, here + "/demographics", body);
  }

  @Test
  @Tag("N-01")
  void a_day_is_a_day_of_the_calendar_and_carries_no_time() throws Exception {
    for (String day :
        new String[] {
          "2023-02-29",
          "2024-02-30",
          "2024-06-31",
          "2024-06-30T24:00:00",
          "2024-06-30T16:00:00Z",
          "1024-06-30",
          "+12024-06-30"
        }) {
      record("{\"asAt\":\"%s\",\"residents\":{\"value\":1}}".formatted(day))
          .refused(400, "VALIDATION_FAILED");
      calls
          .get(desk, here + "/demographics?on=" + day.replace("+", "%2B"))
          .refused(400, "VALIDATION_FAILED");
    }
    record("{\"asAt\":19000,\"residents\":{\"value\":1}}").refused(400, "VALIDATION_FAILED");
    record("{\"asAt\":\"2024-02-29\",\"residents\":{\"value\":1}}").ok();
    record("{\"asAt\":\"2199-12-31\",\"residents\":{\"value\":1}}")
        .refused(422, "DEMOGRAPHICS_IN_FUTURE");
    record("{\"asAt\":\"2024-02-29\"}").refused(422, "DEMOGRAPHICS_EMPTY");
    record("{\"asAt\":\"2024-02-29\",\"residents\":{\"value\":-1}}")
        .refused(400, "VALIDATION_FAILED");
    record("{\"asAt\":\"2024-02-29\",\"residents\":{\"value\":1},\"aged60plus\":{\"value\":2}}")
        .refused(422, "PART_EXCEEDS_WHOLE");
  }

  @Test
  @Tag("N-02")
  void buildings_lie_in_estates_or_stand_alone() throws Exception {
    String estate =
        calls
            .post(desk, here + "/estates", "{\"name\":\"𠮷祥苑\"}")
            .json()
            .at("/estates/0/id")
            .asText();
    Answer built =
        calls.post(
            desk,
            here + "/buildings",
            """
            {"buildings":[{"name":"1幢","estate":"%s","units":2,"floors":18,"doors":72},
                          {"name":"+龙成国际","floors":26,"doors":180}]}
            """
                .formatted(estate));
    assertThat(built.ok().json().get("buildings").asInt()).isEqualTo(2);
    String stranger = TestIssuer.token(UUID.randomUUID());
    JsonNode all = calls.get(stranger, here + "/buildings").json().get("items");
    assertThat(all).hasSize(2);
    assertThat(all.get(1).has("estate")).isFalse();
    List<String> sheet = Sheets.of(base, stranger, here + "/buildings");
    assertThat(sheet.getFirst()).isEqualTo("id,estate,name,units,floors,doors");
    assertThat(sheet.get(2)).endsWith(",,'+龙成国际,,26,180"); // what would be worked out is text
    JsonNode its = calls.get(stranger, here + "/buildings?estate=" + estate).json().get("items");
    assertThat(its).hasSize(1);
    assertThat(its.get(0).get("doors").asInt()).isEqualTo(72);
    calls
        .post(
            desk,
            here + "/buildings",
            "{\"buildings\":[{\"name\":\"1幢\",\"estate\":\"%s\"}]}".formatted(estate))
        .refused(409, "BUILDING_EXISTS");
    calls
        .post(
            desk,
            here + "/buildings",
            "{\"buildings\":[{\"name\":\"2幢\",\"estate\":\"%s\"}]}".formatted(UUID.randomUUID()))
        .refused(404, "ESTATE_NOT_FOUND");
    calls
        .post(desk, here + "/buildings", "{\"buildings\":[%s]}".formatted(many(101)))
        .refused(400, "VALIDATION_FAILED");

    Answer renamed =
        calls.post(desk, here + "/estates/" + estate + "/rename", "{\"name\":\"新𠮷苑\"}");
    assertThat(renamed.json().at("/estates/0/name").asText()).isEqualTo("新𠮷苑");
    Answer closed = calls.post(desk, here + "/estates/" + estate + "/close", "{\"reason\":\"拆迁\"}");
    assertThat(closed.json().at("/estates/0/closed").asBoolean()).isTrue();
    calls
        .post(desk, here + "/estates/" + estate + "/rename", "{\"name\":\"又新\"}")
        .refused(409, "ESTATE_CLOSED");
    calls.get(desk, here + "?asOf=2", null).ok();
  }

  private static String many(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> "{\"name\":\"%d幢\"}".formatted(i))
        .collect(Collectors.joining(","));
  }

  @Test
  @Tag("N-02")
  void pilots_are_listed_by_their_kind() throws Exception {
    register("盛世盘龙", "ESTATE").ok();
    Answer office = register("龙成国际", "OFFICE_BUILDING");
    String list = COMMUNITIES + "?district=" + district;
    assertThat(calls.get(desk, list, office).json().get("items")).hasSize(3);
    JsonNode offices = calls.get(desk, list + "&kind=OFFICE_BUILDING", office).json().get("items");
    assertThat(offices).hasSize(1);
    assertThat(offices.get(0).get("name").asText()).isEqualTo("龙成国际");
    Answer named = calls.post(dis, here + "/name-pilot-kind", "{\"kind\":\"ESTATE\"}");
    assertThat(named.text("/kind")).isEqualTo("ESTATE");
    calls
        .post(dis, here + "/name-pilot-kind", "{\"kind\":\"CASTLE\"}")
        .refused(400, "VALIDATION_FAILED");
    calls
        .post(desk, here + "/name-pilot-kind", "{\"kind\":\"ESTATE\"}")
        .refused(403, "ROLE_NOT_ALLOWED");
  }
}
