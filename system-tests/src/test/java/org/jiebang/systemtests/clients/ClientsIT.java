package org.jiebang.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** From a need to a redeemed point, once with each generated client, against the running house. */
@Order(9)
class ClientsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Map<String, String> passwords() {
    Map<String, String> passwords = new HashMap<>(House.stack().secrets().accounts());
    passwords.put(SampleCommunity.DISTRICT, House.stack().secrets().bootstrapPassword());
    return passwords;
  }

  @Test
  void the_story_is_told_in_java() throws Exception {
    JavaStory.Told told = new JavaStory(House.gateway(), passwords()).tell();
    happened(told.need().toString(), told.redemption().toString());
  }

  @Test
  void the_story_is_told_in_typescript() throws Exception {
    Node.needed();
    ObjectNode start = JSON.createObjectNode().put("address", House.gateway().toString());
    start.set("passwords", JSON.valueToTree(passwords()));
    Node.Ended story = Node.run(start.toString(), Map.of(), List.of("told/story.js"));
    assertThat(story.exit()).as(story.said()).isZero();
    JsonNode told = JSON.readTree(story.said());
    happened(told.path("need").asText(), told.path("redemption").asText());
  }

  private static void happened(String need, String redemption) {
    assertThat(state("resident", "/api/v1/needs/" + need)).isEqualTo("RESOLVED");
    assertThat(state("volunteer-1", "/api/v1/redemptions/" + redemption)).isEqualTo("FULFILLED");
  }

  private static String state(String account, String path) {
    return Ask.get(path).as(account).send().expect(200).json().path("state").asText();
  }
}
