package org.jiebang.points.scheme;

/** One value that went into a calculation, as shown in an explanation. */
public record Input(String name, String value) {

  static Input of(String name, Object value) {
    return new Input(name, String.valueOf(value));
  }
}
