package org.jiebang.matching.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.junit.jupiter.api.Test;

class InboundNeedsTest {

  private static final Path PUBLISHED = Path.of("../needs-service/src/test/resources/wire");

  /** What we read is what needs-service publishes: its own golden samples, as we read them. */
  @Test
  void the_publishers_samples_say_what_we_read() throws IOException {
    assertThat(read(MatchingFacts.wire(), PUBLISHED)).hasSizeGreaterThanOrEqualTo(16);
    assertThat(read(MatchingFacts.grants(), Path.of("../gateway/src/test/resources/wire")))
        .hasSize(2);
  }

  private static List<String> read(Wire wire, Path samples) throws IOException {
    var read = new ArrayList<String>();
    for (Wire.EventType type : wire.types()) {
      Path sample = samples.resolve(type.name() + ".v" + type.version() + ".json");
      assertThat(sample).as("somebody publishes %s", type.name()).exists();
      ObjectNode published = (ObjectNode) Json.EVENTS.readTree(Files.readString(sample));
      Object fact = Json.EVENTS.treeToValue(published, type.type());
      ObjectNode understood = Json.EVENTS.valueToTree(fact);
      understood
          .properties()
          .forEach(
              f ->
                  assertThat(f.getValue())
                      .as("%s of %s", f.getKey(), type.name())
                      .isEqualTo(published.get(f.getKey())));
      assertThat(understood.size()).as("fields of %s", type.name()).isGreaterThanOrEqualTo(2);
      read.add(type.name());
    }
    return read;
  }

  @Test
  void a_task_may_be_posted_while_the_need_is_planned_or_served() {
    var need = new InboundNeed();
    for (String state : new String[] {"PLANNED", "IN_SERVICE"}) {
      need.state = state;
      assertThat(need.planned()).as(state).isTrue();
    }
    for (String state : new String[] {"SUBMITTED", "VERIFIED", "LISTED", "RESOLVED"}) {
      need.state = state;
      assertThat(need.planned()).as(state).isFalse();
    }
  }
}
