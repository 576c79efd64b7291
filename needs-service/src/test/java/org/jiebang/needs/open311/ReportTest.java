package org.jiebang.needs.open311;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLEncoder;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Violated;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.NeedResource.SubmitRequest;
import org.jiebang.needs.need.Stage;
import org.jiebang.needs.open311.Jurisdictions.Jurisdiction;
import org.jiebang.needs.open311.Services.Attribute;
import org.jiebang.needs.place.CommunityBody.EstateBody;
import org.jiebang.needs.taxonomy.Catalogue;
import org.jiebang.needs.taxonomy.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {

  private static final UUID WUHUAN = UUID.fromString("01900000-0000-7000-8000-000000000001");
  private static final UUID GARDEN = UUID.fromString("01900000-0000-7000-8000-000000000002");
  private static final UUID COURT = UUID.fromString("01900000-0000-7000-8000-000000000003");
  private static final Catalogue EVERYBODYS =
      new Catalogue(
          Seed.CATEGORIES.stream().map(c -> new Catalogue.Entry(c, null, 0)).toList(), Seed.GROUPS);
  private static final Jurisdiction PLACE =
      new Jurisdiction(
          WUHUAN,
          "五环社区",
          ZoneId.of("Asia/Shanghai"),
          List.of(new EstateBody(GARDEN, "五环家园", null), new EstateBody(COURT, "五环苑", null)),
          EVERYBODYS);

  /** Name and value by turns; over what every report says. An empty value takes it away. */
  private static SubmitRequest read(String... more) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("service_code", "CLEAN_HOME");
    fields.put("first_name", "芳");
    fields.put("last_name", "王");
    fields.put("phone", "13800000000");
    fields.put("description", "楼道有杂物");
    fields.put("address_string", "五环家园3栋");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    String sent =
        fields.entrySet().stream()
            .map(e -> URLEncoder.encode(e.getKey(), UTF_8) + "=" + encoded(e))
            .collect(Collectors.joining("&"));
    return Report.read(Form.read(sent.getBytes(UTF_8)), PLACE);
  }

  private static String encoded(Map.Entry<String, String> field) {
    return URLEncoder.encode(field.getValue(), UTF_8);
  }

  private static void refusedAt(String field, String... more) {
    assertThatThrownBy(() -> read(more))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat((List<?>) refused.facts().get("violations"))
                    .singleElement()
                    .extracting(v -> ((Violated) v).field())
                    .isEqualTo(field));
  }

  @Test
  void a_report_is_a_need_in_our_words() {
    assertThat(read())
        .isEqualTo(
            new SubmitRequest(
                WUHUAN,
                GARDEN,
                Category.CLEAN_HOME,
                "楼道有杂物\n地址 / Address: 五环家园3栋",
                null,
                "王芳",
                "13800000000",
                null));
  }

  @Test
  void a_name_is_written_as_its_language_writes_it() {
    assertThat(read("first_name", "Jane", "last_name", "Doe").authorName()).isEqualTo("Jane Doe");
    assertThat(read("last_name", "").authorName()).isEqualTo("芳");
    refusedAt("first_name", "first_name", "", "last_name", "");
  }

  @Test
  void an_estate_is_chosen_addressed_or_named() {
    String court = COURT.toString();
    assertThat(read("attribute[ESTATE]", court).estate()).isEqualTo(COURT);
    assertThat(read("address_id", court).estate()).isEqualTo(COURT);
    assertThat(read("address_string", "五环苑2栋").estate()).isEqualTo(COURT);
    assertThat(read("address_string", "五环家园与五环苑之间").estate()).isNull();
    assertThat(read("address_string", "路口").estate()).isNull();
    refusedAt("address_id", "attribute[ESTATE]", GARDEN.toString(), "address_id", COURT.toString());
    refusedAt("address_id", "address_id", "7");
  }

  @Test
  void a_report_says_where() {
    refusedAt("address_string", "address_string", "");
    assertThat(read("address_string", "", "lat", "30.52", "long", "114.31").text())
        .isEqualTo("楼道有杂物\n位置 / Position: 30.52, 114.31");
  }

  @ParameterizedTest
  @CsvSource({
    "lat, 91, 1, lat",
    "lat, north, 1, lat",
    "lat, 1e1, 1, lat",
    "lat, 1, 181, long",
    "lat, 1, '', long",
    "lat, '', 1, lat"
  })
  void a_position_is_two_numbers_of_degrees(String ignored, String lat, String lon, String wrong) {
    refusedAt(wrong, "lat", lat, "long", lon);
  }

  @Test
  void a_picture_is_a_line_of_the_text_and_never_fetched() {
    assertThat(read("media_url", "https://example.org/a.jpg").text())
        .endsWith("\n图片 / Picture: https://example.org/a.jpg");
    refusedAt("media_url", "media_url", "javascript:alert(1)");
    refusedAt("media_url", "media_url", "http://127.0.0.1/ a");
  }

  @Test
  void all_that_is_said_has_a_limit() {
    refusedAt("description", "description", "路".repeat(3_990));
    refusedAt("address_string", "address_string", "路".repeat(301));
  }

  @Test
  void only_what_the_service_asks_is_answered() {
    assertThat(read("attribute[RISK_STATEMENT]", "孩子七岁").riskStatement()).isEqualTo("孩子七岁");
    refusedAt("attribute", "attribute[SIZE]", "3");
  }

  @Test
  void other_fields_of_open311_and_of_its_clients_are_passed_over() {
    assertThat(read("email", "a@example.org", "device_id", "7", "easting", "1")).isEqualTo(read());
  }

  @Test
  void whose_need_it_is_may_be_said() {
    UUID resident = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    assertThat(read("account_id", resident.toString()).author()).isEqualTo(resident);
    refusedAt("account_id", "account_id", "42");
  }

  @Test
  void a_service_that_is_not_there_is_not_found() {
    assertThatThrownBy(() -> read("service_code", "POTHOLES"))
        .isInstanceOfSatisfying(
            Rejected.class,
            r -> assertThat(r.refusal()).isEqualTo(Open311Refusal.SERVICE_NOT_FOUND));
    refusedAt("service_code", "service_code", "");
  }

  @Test
  void every_category_is_a_service_that_says_what_it_asks() {
    assertThat(Services.of(PLACE))
        .extracting(Services.Service::serviceCode)
        .hasSize(16)
        .startsWith("ANTI_FRAUD", "CHILD_CARE", "CLEAN_HOME", "ELDERLY_CARE");
    assertThat(Services.definition(Services.category("CHILD_CARE", PLACE), PLACE).attributes())
        .extracting(Attribute::code, Attribute::datatype)
        .containsExactly(
            tuple("ESTATE", "singlevaluelist"),
            tuple("RISK_STATEMENT", "text"),
            tuple("children", "number"),
            tuple("period", "singlevaluelist"));
    var bare = new Jurisdiction(WUHUAN, "五环社区", PLACE.zone(), List.of(), EVERYBODYS);
    assertThat(Services.of(bare))
        .filteredOn(service -> !service.metadata())
        .extracting(Services.Service::serviceCode)
        .containsExactly("MEDIATION");
  }

  @Test
  @Tag("N-28")
  void the_questions_of_a_category_are_attributes_of_its_service() {
    assertThat(read("attribute[site]", "STAIRWAY").fields()).isEqualTo(Map.of("site", "STAIRWAY"));
    refusedAt("attribute[site]", "attribute[site]", "ROOF");
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void every_state_but_a_draft_is_open_or_closed(Stage stage) {
    boolean open = ServiceRequest.states(false).contains(stage.name());
    boolean closed = ServiceRequest.states(true).contains(stage.name());
    assertThat(open ^ closed).isEqualTo(stage != Stage.DRAFT);
  }
}
