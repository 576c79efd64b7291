package org.jiebang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiebang.local.story.Api;
import org.jiebang.local.story.SampleCommunity;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A district acts in its community's place, and everybody can read why. */
@Order(8)
class OverrideIT {

  private static final String REASON = "值班室停办,由团区委代为核实";
  private static final String HEADER = "X-Override-Reason";

  private static Ask verify(String need) {
    return Ask.post("/api/v1/needs/" + need + "/verify")
        .as(SampleCommunity.DISTRICT)
        .json(Map.of("urgency", "GENERAL", "grid", "3"));
  }

  private static List<JsonNode> overridden(String path, String list, String as) {
    var found = new ArrayList<JsonNode>();
    Ask.get(path)
        .as(as)
        .send()
        .expect(200)
        .json()
        .path(list)
        .forEach(
            line -> {
              if (line.has("override")) {
                found.add(line);
              }
            });
    return found;
  }

  @Test
  void the_reason_of_an_override_is_told_with_the_event_and_the_story() {
    String need = Needs.submitted();
    verify(need).send().expect(403, "OVERRIDE_REASON_REQUIRED");
    verify(need).header(HEADER, "too short").send().expect(400, "VALIDATION_FAILED");
    String key = Api.newKey();
    String encoded = URLEncoder.encode(REASON, StandardCharsets.UTF_8);
    verify(need).key(key).header(HEADER, encoded).send().expect(200);
    Reply repeat = verify(need).key(key).header(HEADER, "in other words, but the same").send();
    assertThat(repeat.expect(200).replayed()).isTrue();

    List<JsonNode> events = overridden("/api/v1/needs/" + need + "/events", "items", "resident");
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().path("type").asText()).isEqualTo("need-verified");
    assertThat(events.getFirst().path("role").asText()).isEqualTo("DIS");
    assertThat(events.getFirst().path("override").asText()).isEqualTo(REASON);

    String story = "/api/v1/stories/" + need;
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> overridden(story, "lines", "desk").size() == 1);
    JsonNode line = overridden(story, "lines", "desk").getFirst();
    assertThat(line.path("event").asText()).isEqualTo("need-verified");
    assertThat(line.path("role").asText()).isEqualTo("DIS");
    assertThat(line.path("override").asText()).isEqualTo(REASON);
  }
}
