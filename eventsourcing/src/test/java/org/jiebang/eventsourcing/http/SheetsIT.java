package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.sheet.Column;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.SheetLimits;
import org.jiebang.eventsourcing.sheet.Table;
import org.jiebang.eventsourcing.sheet.TableRow;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists as sheets and sheets as commands, over HTTP, on a real database. */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
@Tag("G-02")
class SheetsIT {

  private static final String COM =
      "Bearer " + TestIssuer.token(new UUID(1, 5), "COM@community:" + Counters.TENANT);
  private static final String COUNTERS = "/api/v1/counters";
  private static final String IMPORTS = COUNTERS + "/imports";
  private static final List<Column> COLUMNS =
      List.of(
          Column.needed("id"),
          Column.needed("state"),
          Column.needed("count"),
          Column.needed("limit"));

  /** Counters of one test are told from others' by their limit. */
  private static final AtomicInteger BOUND = new AtomicInteger(880);

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  SheetLimits limits;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", COM);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> send(String path, String key, String type, BodyPublisher body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", COM)
            .header("Idempotency-Key", key)
            .header("Content-Type", type)
            .POST(body)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private JsonNode imported(String query, String key, String csv) throws Exception {
    HttpResponse<byte[]> answer =
        send(IMPORTS + query, key, "text/csv", BodyPublishers.ofString(csv));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return Json.EVENTS.readTree(answer.body());
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String code(HttpResponse<byte[]> answer) throws Exception {
    return Json.EVENTS.readTree(answer.body()).path("code").asText();
  }

  private List<TableRow> rows(SheetFormat format, byte[] sheet) {
    var rows = new ArrayList<TableRow>();
    try (Table.Rows all = Table.of(format, sheet, null, COLUMNS, limits).rows()) {
      all.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static String ids(List<TableRow> rows) {
    return rows.stream().map(row -> row.values().get("id")).collect(Collectors.joining(","));
  }

  private static String list(int bound) {
    return COUNTERS + "?tenant=" + Counters.TENANT + "&bound=" + bound;
  }

  /** Opens so many counters and says where their events stand. */
  private String opened(int count, int bound) throws Exception {
    String sheet = "number\n" + (bound + "\n").repeat(count);
    JsonNode report = imported("?mode=CONTINUE", key(), sheet);
    assertThat(report.path("done").asInt()).isEqualTo(count);
    return report.path("positions").asText();
  }

  private UUID counter(int limit) throws Exception {
    return UUID.fromString(
        imported("", key(), "number\n" + limit + "\n").at("/rows/0/id").asText());
  }

  private int count(UUID counter) throws Exception {
    return Json.EVENTS.readTree(get(COUNTERS + "/" + counter).body()).path("count").asInt();
  }

  private static String results(JsonNode report) {
    var results = new ArrayList<String>();
    report
        .path("rows")
        .forEach(row -> results.add(row.path("row").asText() + " " + row.path("result").asText()));
    return String.join(", ", results);
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void a_list_as_a_sheet_has_the_rows_of_the_list(SheetFormat format) throws Exception {
    int bound = BOUND.incrementAndGet();
    String positions = opened(3, bound);
    HttpResponse<byte[]> json = get(list(bound), "X-Min-Position", positions);
    HttpResponse<byte[]> sheet = get(list(bound), "Accept", format.mediaType());
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("Content-Type").orElse(""))
        .startsWith(format.mediaType());
    assertThat(sheet.headers().firstValue("Content-Disposition").orElse(""))
        .matches(
            "attachment; filename=\"counters-\\d{4}-\\d\\d-\\d\\d\\." + format.ending() + "\"");
    assertThat(sheet.headers().firstValue("Link")).isEmpty();
    List<TableRow> rows = rows(format, sheet.body());
    assertThat(rows).hasSize(3);
    var listed = new ArrayList<String>();
    Json.EVENTS.readTree(json.body()).path("items").forEach(i -> listed.add(i.path("id").asText()));
    assertThat(ids(rows)).isEqualTo(String.join(",", listed));
    assertThat(rows.getFirst().values())
        .containsEntry("state", "OPEN")
        .containsEntry("count", "0")
        .containsEntry("limit", String.valueOf(bound));
  }

  @Test
  void columns_are_the_members_of_the_body_also_when_the_list_is_empty() throws Exception {
    HttpResponse<byte[]> sheet = get(list(999_999), "Accept", "text/csv");
    assertThat(new String(sheet.body(), UTF_8)).isEqualTo("\uFEFFid,state,count,limit\r\n");
  }

  @Test
  void a_sheet_that_holds_a_part_of_the_list_says_where_it_goes_on() throws Exception {
    int bound = BOUND.incrementAndGet();
    String positions = opened(5, bound);
    String path = list(bound) + "&limit=2";
    var parts = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      HttpResponse<byte[]> part = get(path, "Accept", "text/csv", "X-Min-Position", positions);
      parts.add(ids(rows(SheetFormat.CSV, part.body())));
      String link = part.headers().firstValue("Link").orElse("");
      assertThat(link.isEmpty()).isEqualTo(i == 2);
      path = link.replaceAll("^<|>; rel=\"next\"$", "");
    }
    String whole = ids(rows(SheetFormat.CSV, get(list(bound), "Accept", "text/csv").body()));
    assertThat(String.join(",", parts)).isEqualTo(whole);
    assertThat(whole.split(",")).hasSize(5);
  }

  @Test
  void a_long_list_is_one_sheet_and_a_repeated_import_doubles_nothing() throws Exception {
    int bound = BOUND.incrementAndGet();
    String sheet = "number\n" + (bound + "\n").repeat(1_200);
    String key = key();
    JsonNode first = imported("?mode=CONTINUE", key, sheet);
    assertThat(first.path("done").asInt()).isEqualTo(1_200);
    assertThat(first.path("end").asText()).isEqualTo("COMPLETE");
    JsonNode again = imported("?mode=CONTINUE", key, sheet);
    assertThat(again.path("repeated").asInt()).isEqualTo(1_200);
    assertThat(again.at("/rows/7/id")).isEqualTo(first.at("/rows/7/id"));
    HttpResponse<byte[]> all =
        get(list(bound), "Accept", "text/csv", "X-Min-Position", first.path("positions").asText());
    assertThat(ids(rows(SheetFormat.CSV, all.body())).split(","))
        .hasSize(1_200)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void a_list_within_one_stream_is_a_sheet_too(SheetFormat format) throws Exception {
    UUID counter = counter(3);
    imported("?counter=" + counter, key(), "number\n2\n");
    HttpResponse<byte[]> events =
        get(COUNTERS + "/" + counter + "/events", "Accept", format.mediaType());
    assertThat(events.headers().firstValue("Content-Type").orElse(""))
        .startsWith(format.mediaType());
    assertThat(events.headers().firstValue("Content-Disposition").orElse(""))
        .contains("\"events-", "." + format.ending());
    assertThat(events.headers().allValues("Vary")).contains("Accept");
    List<Column> columns =
        Stream.of("version", "type", "schema", "at", "role", "actor", "client", "override")
            .map(Column::optional)
            .toList();
    var told = new ArrayList<String>();
    try (Table.Rows rows =
        Table.of(
                format,
                events.body(),
                null,
                Stream.concat(columns.stream(), Stream.of(Column.needed("payload"))).toList(),
                limits)
            .rows()) {
      rows.forEachRemaining(row -> told.add(String.valueOf(row.values().get("payload"))));
    }
    assertThat(told).hasSize(2);
    assertThat(told.getLast()).contains("\"by\":2");
  }

  @Test
  void what_changed_is_a_sheet_too_and_still_json_for_who_asks_for_nothing() throws Exception {
    UUID counter = counter(3);
    imported("?counter=" + counter, key(), "number\n2\n");
    String diff = COUNTERS + "/" + counter + "/diff?from=1&to=2";
    assertThat(new String(get(diff, "Accept", "text/csv").body(), UTF_8))
        .isEqualTo("\uFEFFpath,before,after\r\n/count,0,2\r\n");
    assertThat(new String(get(diff).body(), UTF_8))
        .isEqualTo("[{\"path\":\"/count\",\"before\":0,\"after\":2}]");
  }

  @Test
  void a_sheet_is_refused_where_there_is_no_list_or_none_for_the_caller() throws Exception {
    HttpResponse<byte[]> one = get(COUNTERS + "/" + counter(3), "Accept", "text/csv");
    assertThat(one.statusCode()).isEqualTo(406);
    assertThat(code(one)).isEqualTo("NOT_ACCEPTABLE");
    HttpResponse<byte[]> either = get(COUNTERS + "/" + counter(3), "Accept", "text/csv, */*;q=0.5");
    assertThat(either.statusCode()).isEqualTo(200);
    HttpResponse<byte[]> others =
        get(COUNTERS + "?tenant=" + UUID.randomUUID(), "Accept", "text/csv");
    assertThat(others.statusCode()).isEqualTo(404);
  }

  @Test
  void stop_ends_at_the_first_bad_row() throws Exception {
    UUID counter = counter(10);
    JsonNode report = imported("?counter=" + counter, key(), "number\n4\n9\n1\n");
    assertThat(results(report)).isEqualTo("2 DONE, 3 REFUSED");
    assertThat(report.at("/rows/1/code").asText()).isEqualTo("COUNTER_FULL");
    assertThat(report.path("end").asText()).isEqualTo("STOPPED");
    assertThat(count(counter)).isEqualTo(4);
  }

  @Test
  void continue_reports_and_goes_on_in_the_order_of_the_sheet() throws Exception {
    UUID counter = counter(10);
    JsonNode report =
        imported("?mode=CONTINUE&counter=" + counter, key(), "number,note\n4,\n9,\n0,\n,x\n6,\n");
    assertThat(results(report)).isEqualTo("2 DONE, 3 REFUSED, 4 REFUSED, 5 REFUSED, 6 DONE");
    assertThat(report.at("/rows/2/code").asText()).isEqualTo("VALIDATION_FAILED");
    assertThat(report.at("/rows/2/violations/0/field").asText()).isEqualTo("number");
    assertThat(report.at("/rows/2/violations/0/message").asText()).isEqualTo("不能小于 1");
    assertThat(report.path("refused").asInt()).isEqualTo(3);
    assertThat(report.path("end").asText()).isEqualTo("COMPLETE");
    assertThat(count(counter)).isEqualTo(10);
  }

  @Test
  void roll_back_writes_nothing_when_a_row_would_be_refused_after_those_before_it()
      throws Exception {
    UUID counter = counter(10);
    String query = "?mode=ROLL_BACK&counter=" + counter;
    String key = key();
    JsonNode bad = imported(query, key, "number\n4\n5\n2\n");
    assertThat(results(bad)).isEqualTo("2 CHECKED, 3 CHECKED, 4 REFUSED");
    assertThat(bad.path("end").asText()).isEqualTo("NOTHING_WRITTEN");
    assertThat(bad.path("positions").asText()).isEmpty();
    assertThat(count(counter)).isZero();
    // Mended and sent again, with the same key because nothing was done under it.
    JsonNode good = imported(query, key, "number\n4\n5\n1\n");
    assertThat(results(good)).isEqualTo("2 DONE, 3 DONE, 4 DONE");
    assertThat(count(counter)).isEqualTo(10);
    assertThat(results(imported(query, key, "number\n4\n5\n1\n")))
        .isEqualTo("2 REPEATED, 3 REPEATED, 4 REPEATED");
  }

  @Test
  void a_half_done_import_goes_on_when_it_is_mended() throws Exception {
    UUID counter = counter(10);
    String query = "?counter=" + counter;
    String key = key();
    imported(query, key, "number\n4\n9\n1\n");
    JsonNode mended = imported(query, key, "number\n4\n5\n1\n");
    assertThat(results(mended)).isEqualTo("2 REPEATED, 3 DONE, 4 DONE");
    assertThat(count(counter)).isEqualTo(10);
    JsonNode other = imported(query, key, "number\n3\n5\n1\n");
    assertThat(other.at("/rows/0/code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/csv                | number       | 422 | SHEET_EMPTY
          text/csv                | word         | 422 | SHEET_HEADER_UNKNOWN
          text/csv; charset=utf-16 | number      | 422 | SHEET_ENCODING_UNKNOWN
          application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | number | 422 | SHEET_BROKEN
          application/json        | {}           | 415 | UNSUPPORTED_MEDIA_TYPE
          text/plain              | number       | 415 | UNSUPPORTED_MEDIA_TYPE
          """)
  void what_is_no_sheet_is_a_problem_and_no_report(
      String type, String body, int status, String code) throws Exception {
    HttpResponse<byte[]> answer = send(IMPORTS, key(), type, BodyPublishers.ofString(body));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  @Test
  void a_mode_that_there_is_not_is_refused() throws Exception {
    HttpResponse<byte[]> answer =
        send(IMPORTS + "?mode=HOPE", key(), "text/csv", BodyPublishers.ofString("number\n1\n"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void a_sheet_may_be_larger_than_other_bodies_declared_or_not() throws Exception {
    String large =
        "number,note\n" + "1,\n".repeat(9) + ("\"" + " ".repeat(9_000) + "\",\n").repeat(200);
    assertThat(large.length()).isBetween(1_500_000, 4_000_000);
    for (BodyPublisher body :
        List.of(
            BodyPublishers.ofString(large),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8))))) {
      HttpResponse<byte[]> answer = send(IMPORTS, key(), "text/csv", body);
      assertThat(Json.EVENTS.readTree(answer.body()).path("done").asInt()).isEqualTo(9);
    }
    String tooLarge = "number\n" + "1\n".repeat(2_200_000);
    HttpResponse<byte[]> refused =
        send(IMPORTS, key(), "text/csv", BodyPublishers.ofString(tooLarge));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(code(refused)).isEqualTo("PAYLOAD_TOO_LARGE");
    HttpResponse<byte[]> elsewhere =
        send(COUNTERS, key(), "text/csv", BodyPublishers.ofString(large));
    assertThat(elsewhere.statusCode()).isEqualTo(413);
  }

  @Test
  void the_limit_of_rows_is_said() throws Exception {
    String many =
        "number\n"
            + IntStream.rangeClosed(0, limits.rows())
                .mapToObj(i -> "1\n")
                .collect(Collectors.joining());
    HttpResponse<byte[]> answer = send(IMPORTS, key(), "text/csv", BodyPublishers.ofString(many));
    assertThat(code(answer)).isEqualTo("SHEET_TOO_MANY_ROWS");
    assertThat(Json.EVENTS.readTree(answer.body()).path("mostRows").asInt())
        .isEqualTo(limits.rows());
  }
}
