package org.jiebang.points.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.points.inbound.MatchingFacts.AcceptanceFinal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the other services wrote down as their events is what we read, field by field. A build
 * without their modules has nothing to compare with.
 */
class InboundFactsTest {

  @Test
  void matching_services_samples_say_what_we_read() throws IOException {
    assertThat(read("matching-service", MatchingFacts.wire())).isEqualTo(6);
  }

  @Test
  void needs_services_samples_say_what_we_read() throws IOException {
    assertThat(read("needs-service", NeedsFacts.wire())).isEqualTo(2);
  }

  private static int read(String publisher, Wire facts) throws IOException {
    Path samples = Path.of("..", publisher, "src/test/resources/wire");
    assumeThat(samples).exists();
    int read = 0;
    for (Wire.EventType type : facts.types()) {
      Path sample = samples.resolve(type.name() + ".v" + type.version() + ".json");
      assertThat(sample).as("%s publishes %s", publisher, type.name()).exists();
      ObjectNode published = (ObjectNode) Json.EVENTS.readTree(sample.toFile());
      ObjectNode understood =
          Json.EVENTS.valueToTree(Json.EVENTS.treeToValue(published, type.type()));
      understood.remove(List.of("passed", "failed")); // what we make of a result
      assertThat(understood.properties().stream().map(Map.Entry::getKey))
          .as("fields of %s", type.name())
          .containsExactlyInAnyOrder(fields(type.type()));
      understood
          .properties()
          .forEach(
              f ->
                  assertThat(f.getValue())
                      .as("%s of %s", f.getKey(), type.name())
                      .isEqualTo(published.get(f.getKey())));
      read++;
    }
    return read;
  }

  private static String[] fields(Class<?> fact) {
    return Arrays.stream(fact.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED, true, false",
    "PASSED_WITH_REMARKS, true, false",
    "FAILED, false, true",
    "REWORK, false, false",
    "SOMETHING_NEW, false, false"
  })
  void a_result_is_passed_failed_or_neither(String result, boolean passed, boolean failed) {
    var f =
        new AcceptanceFinal(
            new TaskId(new UUID(0, 1)), new CommunityId(new UUID(0, 2)), result, Instant.EPOCH);
    assertThat(f.passed()).isEqualTo(passed);
    assertThat(f.failed()).isEqualTo(failed);
  }
}
