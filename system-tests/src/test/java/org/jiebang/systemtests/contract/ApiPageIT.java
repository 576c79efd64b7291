package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What docs/api.md shows is what is answered. */
@Order(9)
class ApiPageIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SAMPLE =
      Pattern.compile("```json\\n(\\{.*?})\\n```", Pattern.DOTALL);

  /** Another one for every request. */
  private static final List<String> BY_CHANCE = List.of("traceId");

  @Test
  void the_problem_on_the_page_is_the_one_that_is_answered() throws Exception {
    String need = Needs.submitted();
    String path = "/api/v1/needs/" + need;
    Map<String, String> urgency = Map.of("urgency", "GENERAL");
    Ask.post(path + "/verify").as("grid").json(urgency).send().expect(200);
    Reply refused =
        Ask.post(path + "/verify")
            .as("grid")
            .json(urgency)
            .header("Accept-Language", "en")
            .send()
            .expect(409, "NEED_ALREADY_VERIFIED");
    assertThat(refused.header("Content-Language")).isEqualTo("en");
    Matcher sample = SAMPLE.matcher(Files.readString(Path.of("../docs/api.md")));
    assertThat(sample.find()).isTrue();
    assertThat(comparable(JSON.readTree(sample.group(1))))
        .as("docs/api.md shows another problem than %s", refused.text())
        .isEqualTo(comparable(refused.json()));
  }

  @Test
  void the_page_of_a_problem_is_where_its_type_leads() {
    String need = Needs.submitted();
    Reply refused = Ask.post("/api/v1/needs/" + need + "/list").as("desk").json(Map.of()).send();
    assertThat(refused.status()).isBetween(400, 499);
    Reply page = Ask.get(refused.json().path("type").asText()).send().expect(200);
    assertThat(page.json().path("title").path("zh-CN").asText()).isNotBlank();
    assertThat(page.json().path("meanings")).isNotEmpty();
  }

  private static JsonNode comparable(JsonNode problem) {
    ObjectNode steady = (ObjectNode) new Steady().of(problem);
    steady.remove(BY_CHANCE);
    return steady;
  }
}
