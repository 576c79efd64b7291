package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiebang.local.story.SampleCommunity;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An app that knows Open311 and nothing of us, through the one door. */
@Order(7)
class Open311IT {

  private static final String BASE = "/open311/v2";
  private static final String REQUESTS = BASE + "/requests";

  private static Map<String, String> report(String account, String description) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("api_key", House.cast().token(account));
    fields.put("jurisdiction_id", House.community());
    fields.put("service_code", "CLEAN_HOME");
    fields.put("first_name", "甲");
    fields.put("last_name", "居民");
    fields.put("phone", "+86 100 0000 0003");
    fields.put("description", description);
    fields.put("address_string", "中心花园东门");
    fields.put("lat", "30.5249");
    fields.put("long", "114.3162");
    return fields;
  }

  private static Ask form(String path, Map<String, String> fields) {
    return Ask.method("POST", path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(
            fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&")));
  }

  private static String id(Reply reply) {
    return reply.json().at("/0/service_request_id").asText();
  }

  private static void told(Reply reply, int status, String problem) {
    assertThat(reply.expect(status).json().at("/0/problem").asText())
        .as("%s", reply)
        .isEqualTo(problem);
  }

  @Test
  void an_app_finds_out_what_can_be_reported_without_an_account() {
    JsonNode discovery = Ask.get(BASE + "/discovery.json").send().expect(200).json();
    assertThat(discovery.at("/endpoints/0/url").asText()).isEqualTo(House.gateway() + BASE);
    String here = "?jurisdiction_id=" + House.community();
    for (JsonNode service : Ask.get(BASE + "/services.json" + here).send().expect(200).json()) {
      String code = service.path("service_code").asText();
      JsonNode asks =
          Ask.get(BASE + "/services/" + code + ".json" + here).send().expect(200).json();
      assertThat(asks.path("attributes").isEmpty())
          .as(code)
          .isNotEqualTo(service.path("metadata").asBoolean());
    }
    told(Ask.get(BASE + "/services.json").send(), 400, "VALIDATION_FAILED");
    Reply none = Ask.get(BASE + "/services/POTHOLES.xml" + here).send().expect(404);
    assertThat(none.text()).contains("<problem>SERVICE_NOT_FOUND</problem>");
  }

  @Test
  void ten_clicks_at_once_are_one_need_which_the_desk_sees() {
    Map<String, String> report = report("resident", "楼道里堆了杂物,消防通道不通。");
    List<Reply> replies =
        Together.atOnce(
            Collections.nCopies(10, () -> form(REQUESTS + ".json", report).send().expect(201)));
    Set<String> ids = new HashSet<>();
    replies.forEach(reply -> ids.add(id(reply)));
    assertThat(ids).hasSize(1);
    assertThat(replies.stream().filter(Reply::replayed)).hasSize(9);

    String need = ids.iterator().next();
    JsonNode seen = Ask.get("/api/v1/needs/" + need).as("desk").send().expect(200).json();
    assertThat(seen.path("state").asText()).isEqualTo("SUBMITTED");
    assertThat(seen.path("authorName").asText()).isEqualTo("居民甲");
    assertThat(seen.path("text").asText())
        .isEqualTo("楼道里堆了杂物,消防通道不通。\n地址 / Address: 中心花园东门\n位置 / Position: 30.5249, 114.3162");

    String one = REQUESTS + "/" + need + ".json";
    JsonNode followed = Ask.get(one).as("resident").send().expect(200).json().get(0);
    assertThat(followed.path("status").asText()).isEqualTo("open");
    assertThat(followed.path("description").asText()).startsWith("楼道里");
    JsonNode neighbours = Ask.get(one).as("neighbour").send().expect(200).json().get(0);
    assertThat(neighbours.path("description").isNull()).isTrue();
    assertThat(Ask.get(one).as(NextDoor.account("COM")).send().status()).isEqualTo(404);
    String list = REQUESTS + ".xml?jurisdiction_id=" + House.community() + "&status=open";
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Ask.get(list).as("grid").send().expect(200).text().contains(need));

    Ask.post("/api/v1/needs/" + need + "/decline")
        .as("desk")
        .json(Map.of("reasonCode", "OUT_OF_SCOPE", "text", "请联系物业。"))
        .send()
        .expect(200);
    assertThat(Ask.get(one).as("resident").send().json().at("/0/status").asText())
        .isEqualTo("closed");
  }

  @Test
  void whoever_may_not_report_is_told_so_and_nothing_is_written() {
    String elsewhere = NextDoor.account("RES");
    Written written = Written.sinceNow();
    for (String account :
        List.of(SampleCommunity.DISTRICT, "uni-2", "dep-2", "panel-3", "shop", "operator")) {
      told(form(REQUESTS + ".json", report(account, "没有资格")).send(), 403, "ROLE_NOT_ALLOWED");
    }
    told(form(REQUESTS + ".json", report(elsewhere, "别的社区")).send(), 403, "ROLE_NOT_ALLOWED");
    Map<String, String> nobody = report("resident", "没有登录");
    nobody.remove("api_key");
    told(form(REQUESTS + ".json", nobody).send(), 403, "AUTH_REQUIRED");
    String list = REQUESTS + ".json?jurisdiction_id=" + House.community();
    told(Ask.get(list).send(), 403, "AUTH_REQUIRED");
    told(Ask.get(list + "&api_key=x").as("resident").send(), 400, "VALIDATION_FAILED");
    told(
        Ask.post(REQUESTS + ".json").as("resident").json(nobody).send(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    assertThat(written.commands()).as("commands carried out").isZero();
  }
}
