package org.jiebang.needs.grid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.SheetWriter;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.Village;
import org.jiebang.needs.Village.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Places and grid maps out of spreadsheets and into them, and what needs make of it. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class GridSheetIT {

  private static final String NEEDS = "/api/v1/needs";

  private static final String PLACES =
      """
      小区,楼栋,单元数,层数,户数
      𠮷祥苑,,,,
      博雅居,,,,
      博雅居,1幢,2,6,24
      博雅居,2幢,2,6,24
      ,龙成国际,,26,180
      """;

  private static final String GRIDS =
      """
      类型,网格,微网格,名称,起,止,小区,楼栋,单元,起始房号,截止房号,边界,队伍构架,岗位,职务,人员编号
      网格,1,,第1网格,2024-02-29,,,,,,,,1+1+3+N,,,
      网格,2,,第2网格,2024-02-29,,,,,,,,,,,
      微网格,1,1-1,𠮷祥微网格,2024-02-29,,,,,,,,,,,
      微网格,2,2-1,博雅微网格,2024-02-29,,,,,,,,,,,
      范围,,1-1,,2024-02-29,,𠮷祥苑,,,,,,,,,
      范围,,1-1,,2024-02-29,,博雅居,1,,,,,,,,
      范围,,2-1,,2024-02-29,,博雅居,2幢,1,101,602,,,,,
      队员,1,,,2024-02-29,,,,,,,,,1,GRID_LEAD,01900000-0000-7000-8000-0000000000a1
      网格员,,2-1,,2024-02-29,2030-01-01,,,,,,,,,,01900000-0000-7000-8000-0000000000a2
      """;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // made anew for each test
  private Village village;

  @BeforeEach
  void aCommunity() throws Exception {
    village = new Village(base);
  }

  private static String places(Village in, String mode) {
    return "/api/v1/communities/imports?community=" + in.community + "&mode=" + mode;
  }

  private static String grids(Village in, String mode) {
    return "/api/v1/grid-maps/imports?community=" + in.community + "&mode=" + mode;
  }

  private static String map(Village in) throws Exception {
    return "/api/v1/grid-maps/"
        + in.post(in.desk, "/api/v1/grid-maps", "{\"community\":\"%s\"}".formatted(in.community))
            .id();
  }

  private static JsonNode report(Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String results(Answer answer) throws Exception {
    var results = new ArrayList<String>();
    report(answer)
        .path("rows")
        .forEach(
            row ->
                results.add(
                    row.path("row").asText()
                        + " "
                        + row.path("result").asText()
                        + (row.has("code") ? " " + row.path("code").asText() : "")));
    return String.join(", ", results);
  }

  private Answer csv(Village in, String path, String sheet) throws Exception {
    return in.post(in.desk, path, "text/csv", sheet.getBytes(UTF_8));
  }

  private static void done(Answer answer, int rows) throws Exception {
    JsonNode report = report(answer);
    assertThat(report.path("done").asInt()).as(answer.body()).isEqualTo(rows);
    assertThat(report.path("end").asText()).isEqualTo("COMPLETE");
  }

  private byte[] sheet(Village of, String path, SheetFormat format) throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(base.resolve(path))
                    .header("Authorization", "Bearer " + of.desk)
                    .header("Accept", format.mediaType())
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith(format.mediaType());
    return answer.body();
  }

  @Test
  @Tag("N-02")
  @Tag("N-03")
  @Tag("N-04")
  void what_one_community_writes_down_another_brings_in() throws Exception {
    done(csv(village, places(village, "ROLL_BACK"), PLACES), 5);
    String map = map(village);
    done(csv(village, grids(village, "ROLL_BACK"), GRIDS), 9);
    JsonNode rows = village.get(village.grid, map + "/rows", null).json().get("items");
    assertThat(rows.findValuesAsText("kind"))
        .containsExactly(
            "GRID",
            "GRID",
            "MICRO_GRID",
            "MICRO_GRID",
            "PLACE",
            "PLACE",
            "PLACE",
            "PLACE",
            "PLACE",
            "MEMBER",
            "WORKER");
    for (SheetFormat format : SheetFormat.values()) {
      var other = new Village(base);
      byte[] itsPlaces =
          sheet(village, "/api/v1/communities/" + village.community + "/places", format);
      done(other.post(other.desk, places(other, "STOP"), format.mediaType(), itsPlaces), 5);
      String otherMap = map(other);
      byte[] itsGrids = sheet(village, map + "/rows", format);
      done(other.post(other.desk, grids(other, "ROLL_BACK"), format.mediaType(), itsGrids), 11);
      assertThat(other.get(other.grid, otherMap + "/rows", null).json().get("items"))
          .isEqualTo(rows);
      assertThat(
              other
                  .get(other.resident, "/api/v1/communities/" + other.community + "/places", null)
                  .json()
                  .get("items"))
          .isEqualTo(
              village
                  .get(
                      village.resident,
                      "/api/v1/communities/" + village.community + "/places",
                      null)
                  .json()
                  .get("items"));
    }
  }

  @Test
  @Tag("N-02")
  void bad_places_are_refused_row_by_row() throws Exception {
    String bad =
        """
        小区,楼栋,户数
        甲苑,,
        甲苑,,
        甲苑,1幢,72
        甲苑,1幢,72
        乙苑,1幢,72
        甲苑,2幢,-1
        甲苑,,72
        ,,72
        丙苑,,
        """;
    String all =
        "2 %s, 3 REFUSED ESTATE_EXISTS, 4 %s, 5 REFUSED BUILDING_EXISTS,"
            + " 6 REFUSED ESTATE_NOT_FOUND, 7 REFUSED VALIDATION_FAILED,"
            + " 8 REFUSED VALIDATION_FAILED, 9 REFUSED VALIDATION_FAILED, 10 %s";
    assertThat(results(csv(village, places(village, "ROLL_BACK"), bad)))
        .isEqualTo(all.formatted("CHECKED", "CHECKED", "CHECKED"));
    assertThat(results(csv(village, places(village, "STOP"), bad)))
        .isEqualTo("2 DONE, 3 REFUSED ESTATE_EXISTS");
    assertThat(results(csv(village, places(village, "CONTINUE"), bad)))
        .isEqualTo(all.formatted("REFUSED ESTATE_EXISTS", "DONE", "DONE"));
  }

  @Test
  @Tag("N-03")
  void bad_grids_are_refused_row_by_row() throws Exception {
    done(csv(village, places(village, "STOP"), PLACES), 5);
    String head = "kind,grid,microGrid,name,from,estate,building,fromDoor,toDoor,person\n";
    String good =
        "GRID,1,,第1网格,2024-01-01,,,,,\n"
            + "MICRO_GRID,1,1-1,甲,2024-01-01,,,,,\n"
            + "MICRO_GRID,1,1-2,乙,2024-01-01,,,,,\n"
            + "PLACE,,1-1,,2024-01-01,博雅居,1幢,101,602,\n";
    assertThat(results(csv(village, grids(village, "CONTINUE"), head + good)))
        .startsWith("2 REFUSED GRID_MAP_NOT_FOUND, 3 REFUSED GRID_MAP_NOT_FOUND");
    map(village);
    String bad =
        "PLACE,,1-2,,2024-01-01,博雅居,1幢,602,603,\n" // its door lies in 1-1
            + "PLACE,,1-2,,2024-01-01,博雅居,9幢,,,\n"
            + "GRID,1,,又一个,2024-06-01,,,,,\n"
            + "MICRO_GRID,7,7-1,无网格,2024-01-01,,,,,\n"
            + "WORKER,,1-1,,2023-02-29,,,,,01900000-0000-7000-8000-0000000000a2\n"
            + "TEAM,1,,,2024-01-01,,,,,\n"
            + "WORKER,,1-1,,2024-01-01,,,,,\n"
            + "END,1,,,2024-06-30T16:00:00Z,,,,,\n"
            + "END,1,,,2024-06-30T24:00:00,,,,,\n";
    String refused =
        "6 REFUSED BORDERS_OVERLAP, 7 REFUSED PLACE_NOT_IN_COMMUNITY, 8 REFUSED GRID_EXISTS,"
            + " 9 REFUSED GRID_NOT_FOUND, 10 REFUSED VALIDATION_FAILED,"
            + " 11 REFUSED VALIDATION_FAILED, 12 REFUSED VALIDATION_FAILED,"
            + " 13 REFUSED VALIDATION_FAILED, 14 REFUSED VALIDATION_FAILED";
    assertThat(results(csv(village, grids(village, "ROLL_BACK"), head + good + bad)))
        .isEqualTo("2 CHECKED, 3 CHECKED, 4 CHECKED, 5 CHECKED, " + refused);
    assertThat(results(csv(village, grids(village, "CONTINUE"), head + good + bad)))
        .isEqualTo("2 DONE, 3 DONE, 4 DONE, 5 DONE, " + refused);
    assertThat(results(csv(village, grids(village, "STOP"), head + good)))
        .isEqualTo("2 REFUSED GRID_EXISTS");
    village
        .post(village.grid, grids(village, "STOP"), "text/csv", (head + good).getBytes(UTF_8))
        .refused(403, "ROLE_NOT_ALLOWED");
  }

  @Test
  @Tag("N-02")
  void gbk_rare_characters_and_formulas_come_in_as_what_they_say() throws Exception {
    byte[] gb = "小区\r\n𠮷祥苑\r\n=1+1\r\n".getBytes(Charset.forName("GB18030"));
    done(village.post(village.desk, places(village, "STOP"), "text/csv; charset=gb18030", gb), 2);
    village
        .post(village.desk, places(village, "STOP"), "text/csv; charset=utf-8", gb)
        .refused(422, "SHEET_ENCODING_UNKNOWN");
    var book = new ByteArrayOutputStream();
    try (SheetWriter sheet = SheetFormat.XLSX.writer(book)) {
      sheet.row(List.of("name", "building", "units", "floors", "doors"));
      sheet.row(List.of("𠮷祥苑", "@1幢", 2, 18, 72));
    }
    done(
        village.post(
            village.desk,
            places(village, "STOP"),
            SheetFormat.XLSX.mediaType(),
            book.toByteArray()),
        1);
    String path = "/api/v1/communities/" + village.community + "/places";
    assertThat(village.get(village.resident, path, null).json().get("items").toString())
        .isEqualTo(
            "[{\"name\":\"𠮷祥苑\"},{\"name\":\"=1+1\"},"
                + "{\"name\":\"𠮷祥苑\",\"building\":\"@1幢\",\"units\":2,\"floors\":18,"
                + "\"doors\":72}]");
    assertThat(new String(sheet(village, path, SheetFormat.CSV), UTF_8))
        .contains("'=1+1")
        .contains("'@1幢");
  }

  private Answer submit(String more) throws Exception {
    Answer submitted = village.post(village.resident, NEEDS, village.need("CLEAN_HOME", more));
    submitted.id();
    return submitted;
  }

  private Answer verify(Answer need, String codes) throws Exception {
    return village.post(
        village.desk,
        NEEDS + "/" + need.id() + "/verify",
        "{\"urgency\":\"GENERAL\"%s}".formatted(codes));
  }

  /** What is shown once all of these are seen in it: each is of a part of its own. */
  private JsonNode settled(String path, Answer... after) throws Exception {
    Answer shown = village.get(village.grid, path, after[0]);
    for (Answer each : after) {
      shown = village.get(village.grid, path, each);
      assertThat(shown.status()).as(shown.body()).isEqualTo(200);
    }
    return shown.json();
  }

  @Test
  @Tag("N-05")
  void a_need_is_found_on_the_map_of_the_day() throws Exception {
    done(csv(village, places(village, "STOP"), PLACES), 5);
    Answer before = submit(",\"building\":\"1\"");
    verify(before, ",\"grid\":\"9\",\"microGrid\":\"9-9\"").id(); // there is no map yet
    map(village);
    verify(submit(""), ",\"grid\":\"9\"").id(); // and nothing is drawn on it
    done(csv(village, grids(village, "STOP"), GRIDS), 9);

    Answer home = submit(",\"building\":\"2\",\"door\":\"1-302\"");
    assertThat(home.text("/grid")).isEqualTo("2");
    assertThat(home.text("/microGrid")).isEqualTo("2-1");
    Answer moved =
        village.post(village.resident, NEEDS + "/" + home.id() + "/amend", "{\"building\":\"1幢\"}");
    assertThat(moved.text("/microGrid")).as(moved.body()).isEqualTo("1-1");
    Answer verified = verify(home, "");
    assertThat(verified.text("/grid")).as(verified.body()).isEqualTo("1");
    assertThat(verified.text("/microGrid")).isEqualTo("1-1");

    Answer somewhere = submit("");
    assertThat(somewhere.json().has("grid")).isFalse();
    verify(somewhere, ",\"grid\":\"9\"").refused(422, "GRID_NOT_ON_MAP");
    verify(somewhere, ",\"grid\":\"1\",\"microGrid\":\"2-1\"").refused(422, "GRID_NOT_ON_MAP");
    Answer known = verify(somewhere, ",\"microGrid\":\"2-1\"");
    assertThat(known.text("/grid")).as(known.body()).isEqualTo("2");

    Answer waiting = submit(",\"building\":\"2\",\"door\":\"1-101\"");
    JsonNode found =
        settled(NEEDS + "?community=" + village.community + "&grid=2", verified, known, waiting)
            .get("items");
    assertThat(found.findValuesAsText("id"))
        .containsExactlyInAnyOrder(waiting.text("/id"), somewhere.text("/id"));
    JsonNode counts =
        settled(
            NEEDS + "/counts?community=" + village.community + "&by=grid",
            verified,
            known,
            waiting);
    assertThat(counts.get("groups").toString())
        .contains("\"key\":\"1\",\"collected\":1", "\"key\":\"2\",\"collected\":2")
        .contains("\"key\":\"9\",\"collected\":2");
    assertThat(counts.get("collected").asInt()).isEqualTo(5);
    JsonNode events =
        village.get(village.desk, NEEDS + "/" + home.id() + "/events", null).json().get("items");
    assertThat(events.findValuesAsText("type"))
        .containsExactly(
            "need-submitted", "need-located", "need-amended", "need-located", "need-verified");
  }

  @Test
  @Tag("N-03")
  void a_point_of_a_report_from_outside_is_found_too() throws Exception {
    done(csv(village, places(village, "STOP"), PLACES), 5);
    map(village);
    done(
        csv(
            village,
            grids(village, "STOP"),
            "kind,grid,microGrid,name,from,outline\n"
                + "GRID,1,,第1网格,2024-01-01,\n"
                + "MICRO_GRID,1,1-1,甲,2024-01-01,\n"
                + "PLACE,,1-1,,2024-01-01,120.69 27.91; 120.70 27.91; 120.70 27.92\n"),
        3);
    String form =
        "jurisdiction_id=%s&service_code=CLEAN_HOME&description=x&lat=27.911&long=120.699"
                .formatted(village.community)
            + "&first_name=a&phone=13800000000";
    Answer report =
        village.post(
            village.resident,
            "/open311/v2/requests.json",
            "application/x-www-form-urlencoded",
            form.getBytes(UTF_8));
    assertThat(report.status()).as(report.body()).isEqualTo(201);
    UUID need = UUID.fromString(report.text("/0/service_request_id"));
    JsonNode shown = village.get(village.desk, NEEDS + "/" + need, null).json();
    assertThat(shown.path("microGrid").asText()).as(shown.toString()).isEqualTo("1-1");
  }
}
