package org.jiebang.gateway.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds envelopes in payloads whose shape the gateway does not know. */
final class Envelopes {

  private static final Set<String> MEMBERS = Set.of("sub", "kid", "iv", "ct");

  private Envelopes() {}

  /** {@code payload} without its envelopes, at any depth. */
  static Map<String, Object> leftOut(Map<String, Object> payload) {
    var kept = new LinkedHashMap<String, Object>();
    payload.forEach(
        (name, value) -> {
          if (!isEnvelope(value)) {
            kept.put(name, inside(value));
          }
        });
    return kept;
  }

  private static Object inside(Object value) {
    return switch (value) {
      case Map<?, ?> object -> leftOut(named(object));
      case List<?> list -> {
        var kept = new ArrayList<Object>();
        for (Object item : list) {
          if (item != null && !isEnvelope(item)) {
            kept.add(inside(item));
          }
        }
        yield kept;
      }
      case Object scalar -> scalar;
    };
  }

  private static boolean isEnvelope(@Nullable Object value) {
    return value instanceof Map<?, ?> object && object.keySet().equals(MEMBERS);
  }

  @SuppressWarnings("unchecked") // JSON objects have names as keys
  private static Map<String, Object> named(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }
}
