package org.jiebang.local.sample;

import java.util.Map;

/** Numbers as the source documents give them. */
final class Figures {

  private Figures() {}

  /** Counted. */
  static Map<String, Object> exact(long value) {
    return Map.of("value", value, "qualifier", "EXACT");
  }

  /** 余, 逾, 以上: this many, and more. */
  static Map<String, Object> atLeast(long value) {
    return Map.of("value", value, "qualifier", "AT_LEAST");
  }

  /** 约, 近: roughly this many. */
  static Map<String, Object> about(long value) {
    return Map.of("value", value, "qualifier", "ABOUT");
  }
}
