package org.jiebang.local;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Configuration keys as environment variables, by MicroProfile's rule. */
final class Settings {
  private final Map<String, String> values = new TreeMap<>();

  /** An empty value is left out: in the environment it would mean something else than absent. */
  void put(String key, String value) {
    if (!value.isEmpty()) {
      values.put(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value);
    }
  }

  Map<String, String> asEnvironment() {
    return Map.copyOf(values);
  }
}
