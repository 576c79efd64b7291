package org.jiebang.eventsourcing.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;

/**
 * Every permitted event has a name, every name a golden sample {@code
 * src/test/resources/wire/<event>.v<n>.json}, and every sample ever written still loads and says
 * the same. Run with {@code -Dwire.write=true} to write the samples that are missing; existing ones
 * are never overwritten.
 */
public final class WireSpec {

  private static final Path SAMPLES = Path.of("src/test/resources/wire");
  private static final Pattern NAME = Pattern.compile("([a-z0-9-]+)\\.v([0-9]+)\\.json");

  private final Wire wire;
  private final List<String> wrong = new ArrayList<>();

  public WireSpec(Wire wire) {
    this.wire = wire;
  }

  /** Checks that every event that {@code sealed} permits, at any depth, has a wire name. */
  public WireSpec names(Class<?>... sealed) {
    for (Class<?> type : sealed) {
      Class<?>[] permitted = type.getPermittedSubclasses();
      if (permitted == null) {
        try {
          wire.of(type);
        } catch (IllegalArgumentException e) {
          wrong.add(String.valueOf(e.getMessage()));
        }
      } else {
        names(permitted);
      }
    }
    return this;
  }

  /** {@code examples}: one of each event, for samples that are still missing. */
  public WireSpec samples(Object... examples) throws IOException {
    Files.createDirectories(SAMPLES);
    if (Boolean.getBoolean("wire.write")) {
      for (Object example : examples) {
        Wire.EventType type = wire.of(example.getClass());
        Path file = SAMPLES.resolve(type.name() + ".v" + type.version() + ".json");
        if (!Files.exists(file)) {
          Files.writeString(
              file,
              Json.EVENTS.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
        }
      }
    }
    for (Wire.EventType type : wire.types()) {
      if (!Files.exists(SAMPLES.resolve(type.name() + ".v" + type.version() + ".json"))) {
        wrong.add("no sample of " + type.name() + " v" + type.version());
      }
    }
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : files.sorted().toList()) {
        load(file);
      }
    }
    return this;
  }

  private void load(Path file) throws IOException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      wrong.add("not a sample's name: " + file.getFileName());
      return;
    }
    Wire.EventType type = wire.byName(name.group(1));
    if (type == null) {
      wrong.add("nobody knows " + name.group(1) + " any more");
      return;
    }
    int schema = Integer.parseInt(name.group(2));
    ObjectNode stored = (ObjectNode) Json.EVENTS.readTree(file.toFile());
    Object event =
        Json.EVENTS.treeToValue(wire.upcast(type.name(), schema, stored.deepCopy()), type.type());
    // Through text: a long that fits an int is then the same kind of node on both sides.
    JsonNode again = Json.EVENTS.readTree(Json.EVENTS.writeValueAsString(event));
    if (schema == type.version() && !again.equals(stored)) {
      wrong.add(file.getFileName() + " comes back as " + again);
    }
  }

  public void check() {
    if (!wrong.isEmpty()) {
      throw new AssertionError("wire:\n  " + String.join("\n  ", wrong));
    }
  }
}
