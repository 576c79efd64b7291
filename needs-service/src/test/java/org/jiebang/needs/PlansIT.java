package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.needs.OverHttp.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work plans and research reports over HTTP. */
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "needs"))
class PlansIT extends InACommunity {

  private static final String PLANS = "/api/v1/work-plans";
  private static final String REPORTS = "/api/v1/research-reports";

  private static String task(String key, String from, String due, String... after) {
    return """
        {"key":"%s","title":"任务","from":"%s","due":"%s","after":[%s],
         "owner":{"office":"社区团支部"}}"""
        .formatted(key, from, due, after.length == 0 ? "" : "\"" + after[0] + "\"");
  }

  private static String content(String... tasks) {
    return """
        {"title":"试点工作","from":"2026-03-01","until":"2026-03-31",
         "leads":[{"office":"组长","person":"%s"}],"tasks":[%s]}"""
        .formatted(new UUID(4, 4), String.join(",", tasks));
  }

  private String plan(String kind, String body, String content) {
    return """
        {"community":"%s","kind":"%s",%s"content":%s}"""
        .formatted(community, kind, body, content);
  }

  @Test
  @Tag("M-33")
  void a_plan_is_adopted_tracked_and_shows_what_is_late() throws Exception {
    String circle =
        content(
            task("a", "2026-03-01", "2026-03-02", "b"), task("b", "2026-03-01", "2026-03-02", "a"));
    refused(422, "PLAN_HAS_CYCLE", post(desk, PLANS, plan("WORK_PLAN", "", circle)));
    String sound =
        content(
            task("走访", "2026-03-01", "2026-03-07"), task("场地", "2026-03-08", "2026-03-21", "走访"));
    UUID plan = post(desk, PLANS, plan("WORK_PLAN", "", sound)).id();
    String path = PLANS + "/" + plan;
    refused(409, "ILLEGAL_TRANSITION", post(desk, path + "/track", "{}"));
    refused(403, "ROLE_NOT_ALLOWED", post(resident, path + "/adopt", "{}"));
    refused(404, "WORK_PLAN_NOT_FOUND", get(resident, path));
    refused(404, "WORK_PLAN_NOT_FOUND", get(resident, path + "/outlook"));
    Answer adopted = post(desk, path + "/adopt", "{}");
    refused(404, "WORK_PLAN_NOT_FOUND", get(resident, path + "?asOf=1"));
    assertThat(get(desk, path + "?asOf=1").text("/state")).isEqualTo("DRAFT");
    Answer draft = post(desk, PLANS, plan("WORK_PLAN", "", sound));
    String here = PLANS + "?community=" + community;
    assertThat(items(desk, here, draft)).hasSize(2);
    assertThat(items(resident, here, draft)).containsExactly(adopted.id().toString());
    assertThat(items(resident, here + "&state=ADOPTED", draft)).hasSize(1);
    assertThat(items(resident, here + "&state=DRAFT", draft)).isEmpty();
    assertThat(items(resident, PLANS, draft)).hasSize(1);
    post(desk, path + "/track", "{}").id();
    refused(
        409,
        "PLAN_TASK_BLOCKED",
        post(desk, path + "/record-progress", "{\"task\":\"场地\",\"percent\":100}"));
    post(desk, path + "/record-progress", "{\"task\":\"走访\",\"percent\":60}").id();
    JsonNode outlook = get(resident, path + "/outlook?on=2026-03-08").json();
    assertThat(outlook.at("/late/0").asText()).isEqualTo("走访");
    assertThat(outlook.at("/blocked/0").asText()).isEqualTo("场地");
    assertThat(outlook.at("/longestChain")).hasSize(2);
    Answer closed = post(desk, path + "/close", "{\"summary\":\"余下并入下期\"}");
    assertThat(closed.json().get("left")).hasSize(2);
    refused(404, "WORK_PLAN_NOT_FOUND", get(stranger, path));
  }

  @Test
  @Tag("M-33")
  @Tag("N-12")
  void a_think_tank_has_task_lists_of_its_own() throws Exception {
    UUID tank =
        post(
                desk,
                "/api/v1/bodies",
                """
                {"place":"%s","kind":"THINK_TANK","field":"LEGAL","name":"法律智囊团"}"""
                    .formatted(community))
            .id();
    String tasks = content(task("消防", "2026-03-01", "2026-03-07"));
    post(desk, PLANS, plan("WORK_PLAN", "", tasks)).id();
    Answer list = post(desk, PLANS, plan("TASK_LIST", "\"body\":\"" + tank + "\",", tasks));
    refused(
        404,
        "BODY_NOT_FOUND",
        post(desk, PLANS, plan("TASK_LIST", "\"body\":\"" + UUID.randomUUID() + "\",", tasks)));
    String here = PLANS + "?community=" + community;
    assertThat(items(desk, here + "&body=" + tank, list)).containsExactly(list.id().toString());
    assertThat(items(desk, here + "&kind=TASK_LIST", list)).containsExactly(list.id().toString());
    assertThat(items(desk, here, list)).hasSize(2);
  }

  @Test
  @Tag("N-34")
  void a_report_is_handed_in_published_and_taken_up() throws Exception {
    String assistant = TestIssuer.token(UUID.randomUUID(), "VOL@community:" + community);
    String other = TestIssuer.token(UUID.randomUUID(), "VOL@community:" + community);
    String form =
        """
        {"community":"%s","content":{"title":"社区治理调研","places":["荆州","襄阳","十堰"],
         "findings":"网格员人手不足","suggestions":["增设网格岗位"]}}"""
            .formatted(community);
    UUID report = post(assistant, REPORTS, form).id();
    String path = REPORTS + "/" + report;
    refused(403, "ROLE_NOT_ALLOWED", post(other, path + "/submit", "{}"));
    Answer submitted = post(assistant, path + "/submit", "{}");
    refused(404, "RESEARCH_REPORT_NOT_FOUND", get(stranger, path));
    refused(404, "RESEARCH_REPORT_NOT_FOUND", get(other, path));
    assertThat(get(assistant, path).text("/state")).isEqualTo("SUBMITTED");
    assertThat(items(other, REPORTS + "?community=" + community, submitted)).isEmpty();
    Answer published = post(desk, path + "/publish", "{}");
    assertThat(items(other, REPORTS + "?community=" + community, published)).hasSize(1);
    refused(404, "RESEARCH_REPORT_NOT_FOUND", get(other, path + "?asOf=2"));
    assertThat(get(stranger, path).text("/state")).isEqualTo("PUBLISHED");
    UUID need = need();
    String uptake = "{\"kind\":\"%s\",\"target\":\"%s\"}";
    String takeUp = path + "/suggestions/1/take-up";
    refused(404, "UPTAKE_NOT_FOUND", post(desk, takeUp, uptake.formatted("PROJECT", need)));
    refused(
        404,
        "SUGGESTION_NOT_FOUND",
        post(desk, path + "/suggestions/2/take-up", uptake.formatted("NEED", need)));
    Answer taken = post(desk, takeUp, uptake.formatted("NEED", need));
    assertThat(taken.json().at("/uptakes/0/target").asText())
        .as(taken.raw().body())
        .isEqualTo(need.toString());
    String here = REPORTS + "?community=" + community;
    assertThat(items(desk, here + "&state=PUBLISHED", published))
        .containsExactly(report.toString());
  }

  private Answer published(String kind, String on, int reach) throws Exception {
    return post(
        desk,
        "/api/v1/publicity-records",
        """
        {"community":"%s","kind":"%s","title":"青年大学习","outlet":"青春灵武","on":"%s","reach":%d}"""
            .formatted(community, kind, on, reach));
  }

  @Test
  @Tag("G-08")
  @Tag("G-13")
  @Tag("N-30")
  void publicity_is_counted_without_what_was_voided() throws Exception {
    published("STUDY_PUSH", "2023-01-05", 300).id();
    published("STUDY_PUSH", "2023-10-31", 200).id();
    published("STUDY_PUSH", "2023-11-01", 100).id();
    published("MEDIA_ITEM", "2023-05-04", 0).id();
    UUID twice = published("STUDY_PUSH", "2023-10-31", 200).id();
    refused(422, "PUBLISHED_IN_FUTURE", published("STUDY_PUSH", "2099-01-01", 0));
    String records = "/api/v1/publicity-records";
    Answer last = post(desk, records + "/" + twice + "/void", "{\"reason\":\"重复登记\"}");
    String year = "/counts?community=" + community + "&from=2023-01-01&until=2023-10-31";
    JsonNode counts = get(resident, records + year, last).json();
    assertThat(counts.toString())
        .isEqualTo(
            "[{\"kind\":\"MEDIA_ITEM\",\"records\":1,\"reach\":0},"
                + "{\"kind\":\"STUDY_PUSH\",\"records\":2,\"reach\":500}]");
    assertThat(Sheets.of(base, resident, records + year))
        .containsExactly("kind,records,reach", "MEDIA_ITEM,1,0", "STUDY_PUSH,2,500");
    refused(404, "COMMUNITY_NOT_FOUND", get(stranger, records + year));
  }

  @Test
  @Tag("N-31")
  void everybody_who_is_signed_in_reads_what_became_of_a_need() throws Exception {
    UUID need = need();
    UUID silent = need();
    Answer verified =
        post(grid, "/api/v1/needs/" + need + "/verify", "{\"urgency\":\"GENERAL\",\"grid\":\"3\"}");
    String feed = "/api/v1/communities/" + community + "/updates";
    JsonNode page = get(stranger, feed, verified).json();
    assertThat(page.at("/items")).hasSize(1);
    assertThat(page.at("/items/0/need").asText()).isEqualTo(need.toString());
    assertThat(page.at("/items/0/category").asText()).isEqualTo("CLEAN_HOME");
    assertThat(page.at("/items/0/what").asText()).isEqualTo("VERIFIED");
    assertThat(page.toString()).doesNotContain("楼道").doesNotContain("居民甲");
    assertThat(get(stranger, feed + "?need=" + silent).json().get("items")).isEmpty();
    refused(
        404,
        "COMMUNITY_NOT_FOUND",
        get(stranger, "/api/v1/communities/" + UUID.randomUUID() + "/updates"));
  }

  @Test
  @Tag("N-31")
  void the_feed_is_in_the_order_in_which_things_happened() throws Exception {
    UUID first = need();
    UUID second = need();
    verified(second);
    verified(first);
    Answer resolved =
        post(
            desk,
            "/api/v1/needs/" + second + "/resolve-directly",
            "{\"kind\":\"ADVICE\",\"evidence\":\"已答复\"}");
    String feed = "/api/v1/communities/" + community + "/updates";
    var told = new ArrayList<String>();
    String next = "";
    do {
      JsonNode page = get(stranger, feed + "?limit=1" + next, resolved.ok()).json();
      page.get("items").forEach(u -> told.add(u.get("what").asText() + u.get("need").asText()));
      next = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!next.isEmpty());
    assertThat(told).containsExactly("RESOLVED" + second, "VERIFIED" + first, "VERIFIED" + second);
    assertThat(get(stranger, feed + "?need=" + first, resolved).json().get("items")).hasSize(1);
    Answer declined =
        post(
            desk,
            "/api/v1/needs/" + first + "/decline",
            "{\"reasonCode\":\"NOT_OURS\",\"text\":\"不属于社区职责\"}");
    assertThat(get(stranger, feed, declined.ok()).json().get("items")).hasSize(2);
    Answer published = post(desk, "/api/v1/needs/" + first + "/publish-decline", "{}");
    JsonNode all = get(stranger, feed, published.ok()).json();
    assertThat(all.get("items")).hasSize(4);
    assertThat(all.at("/items/0/what").asText()).isEqualTo("DECLINED");
  }

  private void verified(UUID need) throws Exception {
    post(grid, "/api/v1/needs/" + need + "/verify", "{\"urgency\":\"GENERAL\"}").ok();
  }

  private UUID need() throws Exception {
    return post(
            resident,
            "/api/v1/needs",
            """
            {"community":"%s","category":"CLEAN_HOME","text":"楼道堆物",
             "authorName":"居民甲","authorPhone":"13800000000"}"""
                .formatted(community))
        .id();
  }
}
