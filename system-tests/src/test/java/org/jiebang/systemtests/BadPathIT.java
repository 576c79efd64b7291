package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, queries and methods that are none: they lead nowhere, least of all behind the door. */
@Order(4)
@ExtendWith(NothingWritten.class)
class BadPathIT {

  private static final String NEEDS = "/api/v1/needs/";

  private static String need = "";

  @BeforeAll
  static void a_need_to_aim_at() {
    Runners.ready();
    need = Needs.submitted();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/needs?limit=0",
    "/api/v1/needs?limit=many",
    "/api/v1/needs?limit=1000000",
    "/api/v1/needs?cursor=garbage",
    "/api/v1/needs?cursor=eyJhIjoxfQ.AAAA",
    "/api/v1/tasks?community=here",
    "/api/v1/tasks?limit=-1",
    "/api/v1/rewards?cursor=%00",
    "/api/v1/rewards?available=perhaps",
    "/api/v1/accounts/mine",
    "/api/v1/accounts/mine?community=1-1-1-1-1-1",
    "/api/v1/needs/{need}?asOf=yesterday",
    "/api/v1/needs/{need}?asOf=-1",
    "/api/v1/needs/{need}/events?after=-1",
    "/api/v1/needs/{need}/events?limit=x",
    "/api/v1/needs/{need}/diff",
    "/api/v1/needs/{need}/diff?from=a&to=b",
    "/api/v1/stories/{need}?lang=fr",
    "/api/v1/stories/{need}?asOf=2026-02-31T00:00:00Z",
    "/api/v1/stories/{need}?limit=0",
  })
  void a_query_that_makes_no_sense_is_refused(String path) {
    Ask.get(path.replace("{need}", need)).as("desk").send().expect(400, "VALIDATION_FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/v1",
        "/api/v1/",
        "/api/v1/nothing",
        "/api/v2/needs",
        "/api/v1/Needs",
        "/api/v1/needs/not-an-id",
        "/api/v1/needs/1-1-1-1-1",
        "/api/v1/tasks/%00",
        "/api/v1//needs",
        "/api/v1/needs;v=1",
        "/api/v1/internal/log/0",
        "/api/v1/q/health",
        "/api/v1/needs/..%2f..%2f..%2finternal%2flog%2f0",
        "/api/v1/tasks/..;/..;/..;/q/metrics",
        "/api/v1/rewards/%5c..%5cinternal"
      })
  void a_path_that_is_none_leads_nowhere(String path) {
    Reply reply = Ask.get(path).as("desk").send().expect(404);
    assertThat(reply.code()).endsWith("NOT_FOUND");
  }

  /** Whoever climbs arrives at the gateway's own root, not behind the door. */
  @ParameterizedTest
  @ValueSource(strings = {"..", "%2e%2e", ".%2E"})
  void nobody_climbs_through_the_door(String up) {
    String root = "/api/v1/needs/" + up + "/" + up + "/" + up;
    Reply documented = Ask.get(root + "/q/openapi").as("desk").send();
    assertThat(documented.text()).doesNotContain("Jiebang needs", "submitNeed");
    Reply log = Ask.get(root + "/internal/log/0").as("desk").send();
    assertThat(log.status()).as("%s", log).isIn(401, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/log/0?after=0",
        "/internal/clock",
        "/internal/log/1",
        "/internal/nothing"
      })
  void what_services_tell_each_other_nobody_else_hears(String path) {
    for (String account : List.of("district", "desk")) {
      Reply reply = Ask.get(path).as(account).send();
      assertThat(reply.status()).as("%s", reply).isIn(401, 404, 405);
      Reply posted = Ask.post(path).as(account).json(Map.of("offsetSeconds", 9)).send();
      assertThat(posted.status()).as("%s", posted).isIn(401, 404, 405);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void a_method_that_is_not_ours_is_refused(String method) {
    Ask.method(method, NEEDS + need).as("desk").body("{}").send().expect(405, "METHOD_NOT_ALLOWED");
    Ask.method(method, "/api/v1/me").as("desk").body("{}").send().expect(405, "METHOD_NOT_ALLOWED");
    Ask.method(method, "/api/v1/tasks")
        .as("desk")
        .body("{}")
        .send()
        .expect(405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void a_command_that_does_not_exist_leads_nowhere() {
    Reply reply = Ask.post(NEEDS + need + "/explode").as("desk").send();
    assertThat(reply.status()).as("%s", reply).isIn(404, 405);
  }
}
