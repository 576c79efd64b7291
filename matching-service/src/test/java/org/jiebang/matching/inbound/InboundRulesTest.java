package org.jiebang.matching.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jiebang.eventsourcing.wire.Json;
import org.junit.jupiter.api.Test;

class InboundRulesTest {

  private static final Path PUBLISHED =
      Path.of("../points-service/src/test/resources/wire/rule-set-published.v1.json");

  /** What we read is what points-service publishes: its own golden sample, as we read it. */
  @Test
  void the_publishers_sample_says_what_we_read() throws IOException {
    ObjectNode published = (ObjectNode) Json.EVENTS.readTree(Files.readString(PUBLISHED));
    var read = Json.EVENTS.treeToValue(published, RuleFact.RuleSetPublished.class);
    assertThat(read.community()).isEqualTo(UUID.fromString(published.get("community").asText()));
    assertThat(read.version()).isEqualTo(published.get("version").asInt());
    assertThat(read.effectiveFrom()).isEqualTo(published.get("effectiveFrom").asText());
    assertThat(read.rules().name()).isEqualTo(published.at("/rules/name").asText());
    assertThat(read.rules().zeroing()).isNull();
  }

  @Test
  void the_rule_that_zeroes_is_read() throws IOException {
    ObjectNode published = (ObjectNode) Json.EVENTS.readTree(Files.readString(PUBLISHED));
    ((ObjectNode) published.get("rules"))
        .set("zeroing", Json.EVENTS.readTree("{\"by\":\"ORGANISER\",\"below\":2,\"least\":1}"));
    var read = Json.EVENTS.treeToValue(published, RuleFact.RuleSetPublished.class);
    assertThat(read.rules().zeroing()).isEqualTo(new RuleFact.Zeroing("ORGANISER", 2, 1));
  }
}
