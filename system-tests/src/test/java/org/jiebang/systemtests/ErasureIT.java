package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.local.story.SampleCommunity;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A person is erased at the gateway, and becomes unreadable everywhere; what was done stays. */
@Order(7)
class ErasureIT {

  private static final String NEEDS = "/api/v1/needs";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static String registered(String account) {
    return Ask.post("/api/v1/persons")
        .as(SampleCommunity.DISTRICT)
        .json(
            Map.of(
                "name",
                "将被注销者",
                "phone",
                "+86 100 0000 0099",
                "account",
                account,
                "password",
                House.stack().secrets().accountPassword(account),
                "grants",
                List.of("RES@community:" + House.community())))
        .send()
        .expect(201)
        .id();
  }

  private static Map<String, Object> wish() {
    var wish = new HashMap<String, Object>(Needs.wish());
    wish.put("authorName", "将被注销者");
    return wish;
  }

  private static JsonNode seenByDesk(String need) {
    return Ask.get(NEEDS + "/" + need).as("desk").send().expect(200).json();
  }

  /** Tombstones of one subject in a service's database of keys: 1 or 0. */
  private static long graves(String service, String subject) {
    String hex = UUID.fromString(subject).toString().replace("-", "");
    return Logs.count(
        service,
        House.stack().database(service).keysName()
            + ".person_key WHERE wrapped IS NULL AND subject = X'"
            + hex
            + "'");
  }

  @Test
  void whoever_is_erased_is_unreadable_in_every_service_and_the_story_stays() {
    String person = registered("to-be-erased");
    String token = House.cast().token("to-be-erased");
    String need = Ask.post(NEEDS).bearer(token).json(wish()).send().expect(201).id();
    String draft = Ask.post(NEEDS + "/drafts").bearer(token).json(wish()).send().expect(201).id();
    JsonNode before = seenByDesk(need);
    assertThat(before.path("authorName").asText()).isEqualTo("将被注销者");
    assertThat(before.has("erased")).isFalse();
    await()
        .atMost(PATIENCE)
        .until(() -> Ask.get("/api/v1/stories/" + need).as("desk").send().status() == 200);
    for (String service : List.of("needs", "matching", "points")) {
      assertThat(graves(service, person)).as(service).isZero();
    }

    Ask.post("/api/v1/persons/" + person + "/erase")
        .as(SampleCommunity.DISTRICT)
        .send()
        .expect(200);

    await().atMost(PATIENCE).until(() -> seenByDesk(need).path("erased").asBoolean());
    JsonNode after = seenByDesk(need);
    assertThat(after.has("authorName")).isFalse();
    assertThat(after.has("authorPhone")).isFalse();
    assertThat(after.has("text")).isFalse();
    assertThat(after.path("state")).isEqualTo(before.path("state"));
    assertThat(after.path("author")).isEqualTo(before.path("author"));
    assertThat(after.path("submittedAt")).isEqualTo(before.path("submittedAt"));
    // Also where nobody has ever heard of the person: no key can be made there any more.
    for (String service : List.of("needs", "matching", "points", "gateway")) {
      await().atMost(PATIENCE).until(() -> graves(service, person) == 1);
    }
    await().atMost(PATIENCE).until(() -> graves("needs", draft) == 1);

    // The token still lives for some minutes; nothing can be stored under it.
    Ask.post(NEEDS).bearer(token).json(wish()).send().expect(410, "PERSON_ERASED");
    Ask.post(NEEDS + "/drafts").bearer(token).json(wish()).send().expect(410, "PERSON_ERASED");

    JsonNode story = Ask.get("/api/v1/stories/" + need).as("desk").send().expect(200).json();
    assertThat(story.path("lines")).isNotEmpty();
    assertThat(story.toString()).doesNotContain("将被注销者");
    Ask.post(NEEDS + "/" + need + "/verify")
        .as("desk")
        .json(Map.of("urgency", "GENERAL", "grid", "3"))
        .send()
        .expect(200);
  }
}
