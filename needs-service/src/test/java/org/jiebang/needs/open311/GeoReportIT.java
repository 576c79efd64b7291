package org.jiebang.needs.open311;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.eventsourcing.timer.StoryClock;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.local.LocalServers;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open311 on the real service: forms in, JSON and XML out, and the same rights as everywhere. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class GeoReportIT {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final String REQUESTS = "/open311/v2/requests";

  private final UUID author = UUID.randomUUID();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @Inject
  StoryClock clock;

  private String desk = "";
  private String resident = "";
  private String neighbour = "";
  private String community = "";
  private String estate = "";

  @BeforeEach
  void aCommunityWithPeople() throws Exception {
    String district = TestIssuer.token(UUID.randomUUID(), "DIS@district:" + DISTRICT);
    String place = "{\"name\":\"五环社区\",\"district\":\"%s\"}".formatted(DISTRICT);
    community = command(district, "/api/v1/communities", place).get("id").asText();
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    resident = TestIssuer.token(author, "RES" + at);
    neighbour = TestIssuer.token(UUID.randomUUID(), "RES" + at);
    estate =
        command(desk, "/api/v1/communities/" + community + "/estates", "{\"name\":\"五环家园\"}")
            .at("/estates/0/id")
            .asText();
  }

  private JsonNode command(String token, String path, String body) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return json(answer);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return Json.EVENTS.readTree(answer.body());
  }

  /** What a resident reports; name and value by turns say what is different. */
  private Map<String, String> report(String... more) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("api_key", resident);
    fields.put("jurisdiction_id", community);
    fields.put("service_code", "CLEAN_HOME");
    fields.put("first_name", "芳");
    fields.put("last_name", "王");
    fields.put("phone", "13800000000");
    fields.put("description", "楼道有杂物");
    fields.put("address_string", "五环家园3栋");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    return send(request(path, fields));
  }

  private HttpResponse<String> postUnder(String key, Map<String, String> fields) throws Exception {
    return send(request(REQUESTS + ".json", fields).header("Idempotency-Key", key));
  }

  private HttpRequest.Builder request(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(
                e ->
                    URLEncoder.encode(e.getKey(), UTF_8)
                        + "="
                        + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    String key = fields.getOrDefault("api_key", "");
    // As the gateway does it.
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private String reported(String... more) throws Exception {
    HttpResponse<String> answer = post(REQUESTS + ".json", report(more));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).at("/0/service_request_id").asText();
  }

  private HttpResponse<String> get(String token, String path) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  private void refused(int status, String problem, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode fault = json(answer).get(0);
    assertThat(fault.get("code").asInt()).isEqualTo(status);
    assertThat(fault.get("problem").asText()).isEqualTo(problem);
    assertThat(fault.get("description").asText()).isNotBlank();
  }

  @Test
  void what_can_be_reported_is_said_to_anybody() throws Exception {
    JsonNode discovery = json(get("", "/open311/v2/discovery.json"));
    assertThat(discovery.at("/endpoints/0/url").asText())
        .isEqualTo("http://" + base.getAuthority() + "/open311/v2");
    assertThat(get("", "/open311/v2/discovery.xml").body())
        .contains("<formats><format>application/json</format><format>text/xml</format></formats>");

    HttpRequest.Builder fromGateway =
        HttpRequest.newBuilder(base.resolve("/open311/v2/discovery.json"))
            .header("X-Forwarded-Proto", "https");
    refused(400, "VALIDATION_FAILED", send(fromGateway.copy()));
    HttpResponse<String> named = send(fromGateway.header("X-Forwarded-Host", "a.example"));
    assertThat(json(named).at("/endpoints/0/url").asText())
        .isEqualTo("https://a.example/open311/v2");
    assertThat(named.headers().firstValue("Cache-Control")).hasValue("no-store");

    String here = "?jurisdiction_id=" + community;
    JsonNode services = json(get("", "/open311/v2/services.json" + here));
    assertThat(services.findValuesAsText("service_code")).contains("CLEAN_HOME", "MEDIATION");
    HttpResponse<String> xml = get("", "/open311/v2/services.xml" + here);
    assertThat(xml.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    assertThat(xml.body()).contains("<services><service><service_code>ANTI_FRAUD</service_code>");
    JsonNode definition = json(get("", "/open311/v2/services/CHILD_CARE.json" + here));
    assertThat(definition.at("/attributes/0/values/0/key").asText()).isEqualTo(estate);
    assertThat(definition.at("/attributes/1/required").asBoolean()).isTrue();

    refused(400, "VALIDATION_FAILED", get("", "/open311/v2/services.json"));
    refused(404, "COMMUNITY_NOT_FOUND", get("", "/open311/v2/services.json?jurisdiction_id=x"));
    refused(
        404,
        "COMMUNITY_NOT_FOUND",
        get("", "/open311/v2/services.json?jurisdiction_id=" + UUID.randomUUID()));
    refused(404, "SERVICE_NOT_FOUND", get("", "/open311/v2/services/POTHOLES.json" + here));
    assertThat(get("", "/open311/v2/services/POTHOLES.xml" + here).body())
        .contains("<errors><error><code>404</code><problem>SERVICE_NOT_FOUND</problem>");
  }

  @Test
  void a_report_is_a_need_like_any_other() throws Exception {
    HttpResponse<String> answer = post(REQUESTS + ".xml", report());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).contains("<service_requests><request><service_request_id>");
    String id =
        answer.body().replaceAll("(?s).*<service_request_id>(.*)</service_request_id>.*", "$1");
    assertThat(answer.headers().firstValue("Location")).hasValue(REQUESTS + "/" + id + ".xml");

    JsonNode need = json(get(desk, "/api/v1/needs/" + id));
    assertThat(need.get("state").asText()).isEqualTo("SUBMITTED");
    assertThat(need.get("channel").asText()).isEqualTo("OPEN311");
    assertThat(need.get("author").asText()).isEqualTo(author.toString());
    assertThat(need.get("authorName").asText()).isEqualTo("王芳");
    assertThat(need.get("estate").asText()).isEqualTo(estate);
    assertThat(need.get("text").asText()).isEqualTo("楼道有杂物\n地址 / Address: 五环家园3栋");
  }

  @Test
  void a_double_click_is_one_need_and_so_is_whatever_follows_within_ten_minutes() throws Exception {
    String first = reported();
    HttpResponse<String> second = post(REQUESTS + ".json", report());
    assertThat(json(second).at("/0/service_request_id").asText()).isEqualTo(first);
    assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    clock.advanceTo(clock.offset().plusMinutes(9));
    assertThat(reported()).as("also in the next window").isEqualTo(first);
    assertThat(reported("description", "楼道还有杂物")).isNotEqualTo(first);
    assertThat(reported("api_key", neighbour)).isNotEqualTo(first);
    clock.advanceTo(clock.offset().plusMinutes(2));
    String later = reported();
    assertThat(later).as("after eleven minutes it is meant").isNotEqualTo(first);
    assertThat(reported()).isEqualTo(later);
  }

  @Test
  void what_was_sent_in_one_format_and_again_in_another_is_one_need() throws Exception {
    String first = reported();
    for (String format : List.of(".xml", "", ".json")) {
      HttpResponse<String> again = post(REQUESTS + format, report());
      assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
      assertThat(again.body()).contains(first);
      assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    }
  }

  @Test
  void a_key_of_ones_own_is_used() throws Exception {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = postUnder(key, report());
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(postUnder(key, report()).body()).isEqualTo(first.body());
    assertThat(reported()).isNotEqualTo(json(first).at("/0/service_request_id").asText());
    refused(422, "IDEMPOTENCY_KEY_REUSED", postUnder(key, report("description", "楼道还有杂物")));
  }

  @Test
  void what_came_in_is_found_as_far_as_one_may_see_it() throws Exception {
    String clean = reported();
    String quarrel = reported("service_code", "MEDIATION", "description", "楼上太吵");
    String all = REQUESTS + ".json?jurisdiction_id=" + community;
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(json(get(desk, all))).hasSize(2));

    JsonNode forDesk = json(get(desk, all + "&service_code=CLEAN_HOME")).get(0);
    assertThat(forDesk.get("service_request_id").asText()).isEqualTo(clean);
    assertThat(forDesk.get("status").asText()).isEqualTo("open");
    assertThat(forDesk.get("status_notes").asText()).isEqualTo("待核实 / Submitted (SUBMITTED)");
    assertThat(forDesk.get("description").asText()).startsWith("楼道有杂物");
    assertThat(forDesk.get("agency_responsible").asText()).isEqualTo("五环社区");
    assertThat(forDesk.get("address").asText()).isEqualTo("五环家园");
    assertThat(forDesk.get("requested_datetime").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00")
        .isEqualTo(forDesk.get("updated_datetime").asText());
    assertThat(forDesk.get("expected_datetime").isNull()).isTrue();
    assertThat(forDesk.get("service_notice").asText()).startsWith("最迟核实时间");

    JsonNode forNeighbour = json(get(neighbour, all));
    assertThat(forNeighbour.findValuesAsText("service_request_id")).containsExactly(clean);
    assertThat(forNeighbour.at("/0/description").isNull()).isTrue();
    assertThat(json(get(resident, REQUESTS + "/" + quarrel + ".json")).get(0).get("status"))
        .isNotNull();
    refused(404, "NEED_NOT_FOUND", get(neighbour, REQUESTS + "/" + quarrel + ".json"));
    assertThat(json(get(neighbour, all + "&service_request_id=" + clean + "," + quarrel)))
        .hasSize(1);
    assertThat(json(get(desk, all + "&status=closed"))).isEmpty();
    assertThat(json(get(desk, all + "&start_date=2099-01-01T00:00:00Z"))).isEmpty();

    command(desk, "/api/v1/needs/" + clean + "/verify", "{\"urgency\":\"GENERAL\"}");
    command(
        desk,
        "/api/v1/needs/" + clean + "/resolve-directly",
        "{\"kind\":\"ADVICE\",\"evidence\":\"已清理\"}");
    JsonNode done = json(get(resident, REQUESTS + "/" + clean + ".json")).get(0);
    assertThat(done.get("status").asText()).isEqualTo("closed");
    assertThat(done.get("expected_datetime").asText()).endsWith("+08:00");
    assertThat(done.get("service_notice").isNull()).isTrue();
    String stranger = TestIssuer.token(UUID.randomUUID(), "RES@community:" + UUID.randomUUID());
    refused(404, "NOT_FOUND", get(stranger, all));
    refused(404, "NEED_NOT_FOUND", get(stranger, REQUESTS + "/" + clean + ".json"));
  }

  @Test
  void a_condition_that_open311_does_not_know_hides_nothing() throws Exception {
    String one = reported();
    String other = reported("description", "路灯不亮");
    for (String path :
        List.of(
            REQUESTS + "/" + one + ".json",
            REQUESTS
                + ".json?jurisdiction_id="
                + community
                + "&service_request_id="
                + one
                + ","
                + other)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(base.resolve(path))
              .header("Authorization", "Bearer " + resident)
              .header("If-None-Match", "*");
      HttpResponse<String> answer = send(request);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(get(resident, path).body()).contains(one);
      assertThat(answer.body().contains(other)).isEqualTo(path.contains(other));
    }
  }

  @Test
  void whoever_may_not_is_told_so_in_open311s_words() throws Exception {
    refused(403, "AUTH_REQUIRED", post(REQUESTS + ".json", report("api_key", "")));
    String inQuery = REQUESTS + ".json?api_key=" + resident;
    refused(403, "AUTH_REQUIRED", post(inQuery, report("api_key", "")));
    refused(403, "AUTH_REQUIRED", post(REQUESTS + ".json", report("api_key", "nonsense")));
    refused(403, "AUTH_REQUIRED", get("", REQUESTS + ".json?jurisdiction_id=" + community));
    String shop = TestIssuer.token(UUID.randomUUID(), "MER@community:" + community);
    refused(403, "ROLE_NOT_ALLOWED", post(REQUESTS + ".json", report("api_key", shop)));
    String elsewhere = TestIssuer.token(UUID.randomUUID(), "RES@community:" + UUID.randomUUID());
    refused(403, "ROLE_NOT_ALLOWED", post(REQUESTS + ".json", report("api_key", elsewhere)));
    refused(
        403,
        "ROLE_NOT_ALLOWED",
        post(REQUESTS + ".json", report("account_id", UUID.randomUUID().toString())));
    refused(
        400,
        "VALIDATION_FAILED",
        get(resident, REQUESTS + ".json?jurisdiction_id=" + community + "&api_key=x"));
  }

  @Test
  void an_app_needs_the_scopes_of_needs() throws Exception {
    String all = REQUESTS + ".json?jurisdiction_id=" + community;
    for (String notEnough : List.of("", "needs:read", "open311:write", "open311:read")) {
      HttpResponse<String> refused =
          post(REQUESTS + ".json", report("api_key", through(notEnough)));
      refused(403, "SCOPE_NOT_GRANTED", refused);
    }
    refused(403, "SCOPE_NOT_GRANTED", get(through("needs:write"), all));
    assertThat(get(through("needs:read"), all).statusCode()).isEqualTo(200);
    assertThat(post(REQUESTS + ".json", report("api_key", through("needs:write"))).statusCode())
        .isEqualTo(201);
  }

  /** A resident's token, got through a partner app. */
  private String through(String scope) {
    JwtClaims claims = TestIssuer.claims(UUID.randomUUID(), "RES@community:" + community);
    claims.setClaim("client", UUID.randomUUID().toString());
    claims.setClaim("scope", scope);
    return TestIssuer.sign(claims);
  }

  @Test
  void what_is_not_right_is_told_by_the_names_of_the_form() throws Exception {
    HttpResponse<String> phone = post(REQUESTS + ".json", report("phone", "call me"));
    refused(400, "VALIDATION_FAILED", phone);
    assertThat(json(phone).at("/0/description").asText()).startsWith("phone: ");
    refused(404, "SERVICE_NOT_FOUND", post(REQUESTS + ".json", report("service_code", "X")));
    refused(
        404,
        "ESTATE_NOT_FOUND",
        post(REQUESTS + ".json", report("address_id", UUID.randomUUID().toString())));
    refused(
        422,
        "RISK_STATEMENT_REQUIRED",
        post(REQUESTS + ".json", report("service_code", "CHILD_CARE")));
    refused(
        400,
        "VALIDATION_FAILED",
        get(resident, REQUESTS + ".json?jurisdiction_id=" + community + "&status=done"));
    HttpResponse<String> asJson =
        send(
            HttpRequest.newBuilder(base.resolve(REQUESTS + ".json"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + resident)
                .POST(BodyPublishers.ofString("{}")));
    refused(415, "UNSUPPORTED_MEDIA_TYPE", asJson);
    command(desk, "/api/v1/communities/" + community + "/close", "{\"reason\":\"搬迁\"}");
    refused(409, "COMMUNITY_CLOSED", post(REQUESTS + ".json", report()));
  }
}
