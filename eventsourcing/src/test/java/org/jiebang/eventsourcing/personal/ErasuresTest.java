package org.jiebang.eventsourcing.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.junit.jupiter.api.Test;

class ErasuresTest {

  private static final Path PUBLISHED =
      Path.of("../gateway/src/test/resources/wire/person-erased.v1.json");

  /** Remembers what was destroyed. */
  private static final class Grave implements PersonKeys {
    private final List<UUID> destroyed = new ArrayList<>();

    @Override
    public Envelope seal(UUID subject, UUID stream, String field, String text) {
      throw new AssertionError("nothing is sealed");
    }

    @Override
    public String open(Envelope envelope, UUID stream, String field) {
      throw new AssertionError("nothing is opened");
    }

    @Override
    public void destroy(UUID subject) {
      destroyed.add(subject);
    }
  }

  @Test
  @SuppressWarnings("unchecked") // the one reaction is to the one fact
  void the_key_of_the_person_that_the_gateway_names_is_destroyed() throws IOException {
    var grave = new Grave();
    var reaction = (Reaction<ErasedPerson>) Erasures.inbound(() -> grave).reactions().getFirst();
    ErasedPerson erased =
        Json.EVENTS.treeToValue(
            Json.EVENTS.readTree(Files.readString(PUBLISHED)), ErasedPerson.class);
    assertThat(Erasures.wire().byName("person-erased")).isNotNull();
    assertThat(reaction.on(ViewSpec.recorded(erased.person(), new UUID(0, 1), 2, erased)))
        .isEmpty();
    assertThat(grave.destroyed).containsExactly(erased.person());
  }
}
