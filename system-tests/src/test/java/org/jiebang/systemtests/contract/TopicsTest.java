package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of the topics is what the services publish: every event ever written fits it. */
class TopicsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path COMMITTED = ROOT.resolve("gateway/src/main/asyncapi/jiebang.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Topics topics = topics();

  private static Topics topics() {
    try {
      return Topics.of(ContractTest.documents(), ROOT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_committed_document_is_what_the_services_say() throws IOException {
    String joined = Joining.YAML.writeValueAsString(topics.document());
    ContractTest.isCommitted(COMMITTED, joined);
  }

  @Test
  void every_topic_and_every_published_event_is_in_it() throws IOException {
    ObjectNode document = topics.document();
    var addresses = new TreeSet<String>();
    document.path("channels").forEach(channel -> addresses.add(channel.path("address").asText()));
    assertThat(addresses)
        .containsExactly("gateway.events", "matching.events", "needs.events", "points.events");
    assertThat(document.at("/components/messages").size())
        .isGreaterThan(180)
        .isEqualTo(
            1
                + (int)
                    topics.events().values().stream()
                        .filter(event -> !event.path("withheld").asBoolean())
                        .count());
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void every_sample_of_every_service_fits_its_schema() throws IOException {
    var wrong = new ArrayList<String>();
    int looked = 0;
    for (Map.Entry<String, JsonNode> each : topics.events().entrySet()) {
      JsonNode event = each.getValue();
      if (!event.path("withheld").asBoolean()) {
        JsonNode sample = JSON.readTree(topics.sample(each.getKey(), event).toFile());
        wrong.addAll(faults(event, Topics.published(event, sample)));
        looked++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(looked).isGreaterThan(180);
  }

  @Test
  void no_sample_is_left_out() throws IOException {
    var files = new TreeSet<String>();
    for (String module :
        List.of("needs-service", "matching-service", "points-service", "gateway")) {
      try (Stream<Path> samples =
          Files.list(ROOT.resolve(module).resolve("src/test/resources/wire"))) {
        samples.forEach(file -> files.add(file.getFileName().toString().replaceFirst("\\..*", "")));
      }
    }
    assertThat(topics.events().keySet()).containsAll(files);
  }

  @Test
  void a_sample_that_does_not_fit_would_be_seen() throws IOException {
    JsonNode event = topics.events().get("need-verified");
    JsonNode good = JSON.readTree(topics.sample("need-verified", event).toFile());
    assertThat(faults(event, good)).isEmpty();
    ObjectNode less = good.deepCopy();
    less.remove("urgency");
    assertThat(faults(event, less)).hasSize(1);
    assertThat(faults(event, ((ObjectNode) good.deepCopy()).put("odd", 1))).hasSize(1);
    assertThat(faults(event, ((ObjectNode) good.deepCopy()).put("dueAt", 1))).hasSize(1);
    assertThat(faults(event, ((ObjectNode) good.deepCopy()).put("need", "no id"))).hasSize(1);
  }

  private static List<String> faults(JsonNode event, JsonNode payload) {
    ObjectNode schema = event.path("payload").deepCopy();
    close(schema);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema)
        .validate(payload, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(fault -> event.path("service").asText() + ": " + fault.getMessage())
        .toList();
  }

  /** Consumers pass over what they do not know; we must know all that we publish. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    if (schema instanceof ObjectNode || schema instanceof ArrayNode) {
      schema.forEach(TopicsTest::close);
    }
  }
}
