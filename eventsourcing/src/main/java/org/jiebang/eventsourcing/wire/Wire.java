package org.jiebang.eventsourcing.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The names and versions of events on disk and on Kafka, written out: never a class name. An
 * event's shape is never edited; a new shape is a new version, with an upcaster from the one
 * before.
 */
public final class Wire {

  /**
   * One kind of event.
   *
   * @param name e.g. {@code need-submitted}
   * @param version of the shape that is written today, from 1
   * @param leavesTheHouse false: its position is published as a header-only record
   * @param hidden fields that are nobody else's business; if there are any, the actor is hidden too
   * @param forDesk true: published with the party {@link Aggregate#DESK}
   */
  public record EventType(
      String name,
      int version,
      Class<?> type,
      boolean leavesTheHouse,
      Set<String> hidden,
      boolean forDesk) {

    /** True when it must not show who acted. */
    public boolean discreet() {
      return !hidden.isEmpty();
    }
  }

  private record Shape(String name, int version) {}

  private final Map<String, EventType> byName;
  private final Map<Class<?>, EventType> byClass;
  private final Map<Shape, UnaryOperator<ObjectNode>> upcasters;

  private Wire(Map<String, EventType> byName, Map<Shape, UnaryOperator<ObjectNode>> upcasters) {
    this.byName = Map.copyOf(byName);
    this.upcasters = Map.copyOf(upcasters);
    var classes = new HashMap<Class<?>, EventType>();
    byName.values().forEach(t -> classes.put(t.type(), t));
    this.byClass = Map.copyOf(classes);
  }

  public static Builder named() {
    return new Builder();
  }

  /** The kind called {@code name}, or null when this service does not know it. */
  public @Nullable EventType byName(String name) {
    return byName.get(name);
  }

  /**
   * @throws IllegalArgumentException when the class has no name: a mistake in the wiring
   */
  public EventType of(Class<?> event) {
    EventType type = byClass.get(event);
    if (type == null) {
      throw new IllegalArgumentException("no wire name for " + event.getName());
    }
    return type;
  }

  public Iterable<EventType> types() {
    return byName.values();
  }

  /** The payload in today's shape; {@code schema} is the one it was written in. */
  public ObjectNode upcast(String name, int schema, ObjectNode payload) {
    EventType type = byName.get(name);
    ObjectNode at = payload;
    for (int v = schema; type != null && v < type.version(); v++) {
      UnaryOperator<ObjectNode> up = upcasters.get(new Shape(name, v));
      if (up == null) {
        throw new IllegalStateException("no upcaster for " + name + " v" + v);
      }
      at = up.apply(at);
    }
    return at;
  }

  /** Names events one by one; a name or class used twice is a mistake in the wiring. */
  public static final class Builder {

    private final Map<String, EventType> types = new LinkedHashMap<>();
    private final Map<Shape, UnaryOperator<ObjectNode>> upcasters = new HashMap<>();

    /** An event that others may read, in version 1. */
    public Builder event(String name, Class<?> type) {
      return add(new EventType(name, 1, type, true, Set.of(), false));
    }

    /** An event that others may read, in a later version. */
    public Builder event(String name, int version, Class<?> type) {
      return add(new EventType(name, version, type, true, Set.of(), false));
    }

    /**
     * An event of which others see that it happened, but neither these fields nor who acted: a
     * sealed bid shows that a bid exists.
     */
    public Builder discreet(String name, Class<?> type, String... hidden) {
      return add(new EventType(name, 1, type, true, Set.of(hidden), false));
    }

    /**
     * An event of which nobody but the tenant's desk and grid workers may know, because it may name
     * what is private: services of ours read it as any other.
     */
    public Builder forDesk(String name, int version, Class<?> type) {
      return add(new EventType(name, version, type, true, Set.of(), true));
    }

    /** An event that stays in the house: others see only that something is there. */
    public Builder withheld(String name, Class<?> type) {
      return add(new EventType(name, 1, type, false, Set.of(), false));
    }

    /** How a payload of {@code name} in version {@code from} becomes version {@code from + 1}. */
    public Builder upcast(String name, int from, UnaryOperator<ObjectNode> step) {
      upcasters.put(new Shape(name, from), step);
      return this;
    }

    /** Everything of {@code other} as well: each aggregate names its own events. */
    public Builder and(Wire other) {
      other.byName.values().forEach(this::add);
      upcasters.putAll(other.upcasters);
      return this;
    }

    private Builder add(EventType type) {
      if (types.put(type.name(), type) != null) {
        throw new IllegalArgumentException("wire name used twice: " + type.name());
      }
      return this;
    }

    public Wire build() {
      return new Wire(types, upcasters);
    }
  }
}
