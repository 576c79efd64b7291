package org.jiebang.needs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.sheet.Column;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.SheetLimits;
import org.jiebang.eventsourcing.sheet.SheetWriter;
import org.jiebang.eventsourcing.sheet.Table;
import org.jiebang.eventsourcing.sheet.TableRow;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Places and needs out of spreadsheets, and lists into them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class ImportIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f9");
  private static final String NEEDS = "/api/v1/needs";
  private static final String PLACES = "/api/v1/communities";

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  SheetLimits limits;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private String desk = "";
  private String grid = "";
  private String resident = "";
  private UUID community = new UUID(0, 0);

  private HttpResponse<byte[]> post(String token, String path, String key, String type, byte[] body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String token, String path, String accept, String after)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", accept);
    if (!after.isEmpty()) {
      request.header("X-Min-Position", after);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
    return Json.EVENTS.readTree(answer.body());
  }

  private JsonNode report(HttpResponse<byte[]> answer) throws Exception {
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return json(answer);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private JsonNode estates(String mode, String key, String csv) throws Exception {
    return report(
        post(
            desk,
            PLACES + "/imports?community=" + community + "&mode=" + mode,
            key,
            "text/csv",
            csv.getBytes(UTF_8)));
  }

  private String needsPath(String mode) {
    return NEEDS + "/imports?community=" + community + "&mode=" + mode;
  }

  private JsonNode needs(String mode, String key, String csv) throws Exception {
    return report(post(grid, needsPath(mode), key, "text/csv", csv.getBytes(UTF_8)));
  }

  private List<String> estateNames() throws Exception {
    var names = new ArrayList<String>();
    json(get(desk, PLACES + "/" + community, "application/json", ""))
        .path("estates")
        .forEach(estate -> names.add(estate.path("name").asText()));
    return names;
  }

  private static String results(JsonNode report) {
    var results = new ArrayList<String>();
    report
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

  @BeforeEach
  void aCommunity() throws Exception {
    String district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
    community =
        UUID.fromString(
            json(post(
                    district,
                    PLACES,
                    key(),
                    "application/json",
                    "{\"name\":\"五环社区\",\"district\":\"%s\"}".formatted(DISTRICT).getBytes(UTF_8)))
                .path("id")
                .asText());
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    grid = TestIssuer.token(UUID.randomUUID(), "GRD" + at);
    resident = TestIssuer.token(UUID.randomUUID(), "RES" + at);
  }

  @Test
  @Tag("N-02")
  void estates_come_in_by_a_sheet_and_twice_is_once() throws Exception {
    String sheet = "小区名称\n五环小区\n五环嘉园\n邮电学校\n𠮷祥苑\n";
    String key = key();
    assertThat(results(estates("STOP", key, sheet))).isEqualTo("2 DONE, 3 DONE, 4 DONE, 5 DONE");
    assertThat(results(estates("STOP", key, sheet)))
        .isEqualTo("2 REPEATED, 3 REPEATED, 4 REPEATED, 5 REPEATED");
    assertThat(estateNames()).containsExactly("五环小区", "五环嘉园", "邮电学校", "𠮷祥苑");
  }

  @Test
  @Tag("N-02")
  void of_estates_with_one_name_twice_all_none_or_those_before_come_in() throws Exception {
    String sheet = "小区\n甲苑\n乙苑\n甲苑\n丙苑\n";
    assertThat(results(estates("ROLL_BACK", key(), sheet)))
        .isEqualTo("2 CHECKED, 3 CHECKED, 4 REFUSED ESTATE_EXISTS, 5 CHECKED");
    assertThat(estateNames()).isEmpty();
    String key = key();
    JsonNode stopped = estates("STOP", key, sheet);
    assertThat(results(stopped)).isEqualTo("2 DONE, 3 DONE, 4 REFUSED ESTATE_EXISTS");
    assertThat(stopped.path("end").asText()).isEqualTo("STOPPED");
    assertThat(results(estates("CONTINUE", key, sheet)))
        .isEqualTo("2 REPEATED, 3 REPEATED, 4 REFUSED ESTATE_EXISTS, 5 DONE");
    assertThat(estateNames()).containsExactly("甲苑", "乙苑", "丙苑");
  }

  @Test
  @Tag("N-05")
  void what_a_grid_worker_wrote_down_comes_in_row_by_row() throws Exception {
    estates("STOP", key(), "小区\n五环小区\n");
    JsonNode report =
        needs(
            "CONTINUE",
            key(),
            """
            类别,需求内容,姓名,电话,小区
            助老,三楼张奶奶需要陪同就医,张奶奶,13800000001,五环小区
            CLEAN_HOME,楼道堆物,李先生,12,五环小区
            NO_SUCH,楼道灯坏,王女士,13800000003,
            CHILD_CARE,放学后没有人接,赵先生,13800000004,
            CLEAN_HOME,垃圾房有异味,钱女士,13800000005,没有的小区
            CLEAN_HOME,地面积水,孙先生,13800000006,
            """);
    assertThat(results(report))
        .isEqualTo(
            "2 DONE, 3 REFUSED VALIDATION_FAILED, 4 REFUSED VALIDATION_FAILED,"
                + " 5 REFUSED RISK_STATEMENT_REQUIRED, 6 REFUSED ESTATE_NOT_FOUND, 7 DONE");
    assertThat(report.at("/rows/1/violations/0/field").asText()).isEqualTo("authorPhone");
    JsonNode need =
        json(get(grid, NEEDS + "/" + report.at("/rows/0/id").asText(), "application/json", ""));
    assertThat(need.path("state").asText()).isEqualTo("SUBMITTED");
    assertThat(need.path("category").asText()).isEqualTo("ELDERLY_CARE");
    assertThat(need.path("channel").asText()).isEqualTo("GRID_WORKER");
    assertThat(need.path("authorName").asText()).isEqualTo("张奶奶");
    assertThat(need.path("estate").isMissingNode()).isFalse();
  }

  @Test
  @Tag("N-22")
  @Tag("N-29")
  void the_questions_of_the_categories_are_columns_and_a_group_chat_is_a_channel()
      throws Exception {
    JsonNode report =
        needs(
            "CONTINUE",
            key(),
            """
            类别,需求,姓名,电话,渠道,匿名,fields.site,fields.children,楼栋
            清洁家园,楼道堆物,,,GROUP_CHAT,true,STAIRWAY,,3
            清洁家园,地面积水,钱女士,13800000005,,,NOWHERE,,
            清洁家园,绿地有垃圾,,,,,,,
            """);
    assertThat(results(report))
        .isEqualTo("2 DONE, 3 REFUSED VALIDATION_FAILED, 4 REFUSED VALIDATION_FAILED");
    assertThat(report.at("/rows/1/violations/0/field").asText()).isEqualTo("fields.site");
    assertThat(report.at("/rows/2/violations/0/field").asText()).isEqualTo("authorName");
    JsonNode need =
        json(get(grid, NEEDS + "/" + report.at("/rows/0/id").asText(), "application/json", ""));
    assertThat(need.path("channel").asText()).isEqualTo("GROUP_CHAT");
    assertThat(need.path("building").asText()).isEqualTo("3");
  }

  @Test
  @Tag("N-05")
  void of_needs_all_come_in_or_none() throws Exception {
    String good = "category,text,authorName,authorPhone\nCLEAN_HOME,一,甲,13800000001\n";
    String key = "01a20000-0000-7000-8000-00000000000a";
    JsonNode bad = needs("ROLL_BACK", key, good + "CHILD_CARE,二,乙,13800000002\n");
    assertThat(results(bad)).isEqualTo("2 CHECKED, 3 REFUSED RISK_STATEMENT_REQUIRED");
    assertThat(bad.path("end").asText()).isEqualTo("NOTHING_WRITTEN");
    UUID none = UUID.fromString(bad.at("/rows/0/id").asText());
    assertThat(get(grid, NEEDS + "/" + none, "application/json", "").statusCode()).isEqualTo(404);
    JsonNode mended = needs("ROLL_BACK", key, good + "CLEAN_HOME,二,乙,13800000002\n");
    assertThat(results(mended)).isEqualTo("2 DONE, 3 DONE");
    assertThat(mended.at("/rows/0/id").asText()).isEqualTo(none.toString());
    String withoutTime = key();
    JsonNode other = needs("ROLL_BACK", withoutTime, good + "CHILD_CARE,二,乙,13800000002\n");
    assertThat(other.path("rows").path(0).has("id")).isFalse();
    needs("ROLL_BACK", withoutTime, good);
    JsonNode again = needs("ROLL_BACK", withoutTime, good);
    assertThat(results(again)).isEqualTo("2 REPEATED");
    assertThat(again.at("/rows/0/id").asText()).isNotEmpty();
  }

  @Test
  @Tag("N-05")
  void a_workbook_and_gbk_come_in_as_well() throws Exception {
    var book = new ByteArrayOutputStream();
    try (SheetWriter sheet = SheetFormat.XLSX.writer(book)) {
      sheet.row(List.of("category", "text", "authorName", "authorPhone"));
      sheet.row(List.of("CLEAN_HOME", "楼道灯坏了", "𠮷先生", 13800000001L));
    }
    JsonNode report =
        report(
            post(grid, needsPath("STOP"), key(), SheetFormat.XLSX.mediaType(), book.toByteArray()));
    assertThat(results(report)).isEqualTo("2 DONE");
    byte[] gbk =
        "category,需求,姓名,电话\r\nCLEAN_HOME,垃圾房有异味,钱女士,13800000005\r\n"
            .getBytes(Charset.forName("GBK"));
    JsonNode chinese = report(post(grid, needsPath("STOP"), key(), "text/csv", gbk));
    JsonNode need =
        json(get(grid, NEEDS + "/" + chinese.at("/rows/0/id").asText(), "application/json", ""));
    assertThat(need.path("text").asText()).isEqualTo("垃圾房有异味");
    HttpResponse<byte[]> wrong =
        post(grid, needsPath("STOP"), key(), "text/csv; charset=utf-8", gbk);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(json(wrong).path("code").asText()).isEqualTo("SHEET_ENCODING_UNKNOWN");
  }

  @Test
  void who_collects_nothing_imports_nothing() throws Exception {
    byte[] sheet = "小区\n甲苑\n".getBytes(UTF_8);
    String estates = PLACES + "/imports?community=" + community;
    assertThat(post(resident, needsPath("STOP"), key(), "text/csv", sheet).statusCode())
        .isEqualTo(403);
    assertThat(post(grid, estates, key(), "text/csv", sheet).statusCode()).isEqualTo(403);
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "COM@community:" + UUID.randomUUID());
    HttpResponse<byte[]> stranger = post(elsewhere, estates, key(), "text/csv", sheet);
    assertThat(stranger.statusCode()).isEqualTo(403);
    assertThat(json(stranger).path("code").asText()).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(estateNames()).isEmpty();
  }

  @Test
  @Tag("G-02")
  void a_list_of_needs_is_exported_as_each_caller_sees_it() throws Exception {
    JsonNode report =
        needs(
            "STOP",
            key(),
            "category,text,authorName,authorPhone\n"
                + "CLEAN_HOME,\"=HYPERLINK(\"\"http://x\"\",\"\"点这里\"\")\",@甲,13800000001\n");
    String after = report.path("positions").asText();
    String list = NEEDS + "?community=" + community;
    for (SheetFormat format : SheetFormat.values()) {
      TableRow seen = row(format, sheet(grid, list, format, after));
      // Read back without the apostrophe that kept it harmless on the way.
      assertThat(seen.values())
          .containsEntry("text", "=HYPERLINK(\"http://x\",\"点这里\")")
          .containsEntry("authorName", "@甲")
          .containsEntry("state", "SUBMITTED");
      TableRow others = row(format, sheet(resident, list, format, after));
      assertThat(others.values())
          .containsEntry("id", String.valueOf(seen.values().get("id")))
          .doesNotContainKeys("text", "authorName", "authorPhone");
    }
    String csv = new String(sheet(grid, list, SheetFormat.CSV, after), UTF_8);
    assertThat(csv).contains("\"'=HYPERLINK(").contains(",'@甲,").doesNotContain(",\"=HYPERLINK(");
  }

  private byte[] sheet(String token, String path, SheetFormat format, String after)
      throws Exception {
    // 503 VIEW_BEHIND says to come again.
    HttpResponse<byte[]> answer =
        await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () -> get(token, path, format.mediaType(), after),
                each -> each.statusCode() != 503);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return answer.body();
  }

  private TableRow row(SheetFormat format, byte[] sheet) {
    List<Column> columns =
        java.util.Arrays.stream(org.jiebang.needs.need.ShownNeed.class.getRecordComponents())
            .map(member -> Column.needed(member.getName()))
            .toList();
    try (Table.Rows rows = Table.of(format, sheet, null, columns, limits).rows()) {
      TableRow only = rows.next();
      assertThat(rows.hasNext()).isFalse();
      return only;
    }
  }
}
