package org.jiebang.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a request may be; in the configuration {@code uri=4000, headers=16K, body=256K}.
 *
 * @param uri most bytes of path and query; more is answered 414
 * @param headers most bytes of all headers together, as they are sent; more is answered 431
 * @param body most bytes; more is answered 413
 */
public record RequestSize(int uri, int headers, int body) {

  private static final Set<String> PARTS = Set.of("uri", "headers", "body");
  private static final Pattern PART =
      Pattern.compile("\\s*([a-z]+)\\s*=\\s*([0-9]{1,9})([KM]?)\\s*");

  /**
   * As the configuration has it; all three are said.
   *
   * @throws IllegalArgumentException when it is not of this form
   */
  public static RequestSize of(String text) {
    Map<String, Integer> parts = new HashMap<>();
    for (String part : text.split(",", -1)) {
      Matcher found = PART.matcher(part);
      if (!found.matches() || parts.put(found.group(1), bytes(found)) != null) {
        throw wrong(text);
      }
    }
    if (!parts.keySet().equals(PARTS)) {
      throw wrong(text);
    }
    return new RequestSize(
        parts.getOrDefault("uri", 0),
        parts.getOrDefault("headers", 0),
        parts.getOrDefault("body", 0));
  }

  private static int bytes(Matcher part) {
    int number = Integer.parseInt(part.group(2));
    return switch (part.group(3)) {
      case "K" -> Math.multiplyExact(number, 1 << 10);
      case "M" -> Math.multiplyExact(number, 1 << 20);
      default -> number;
    };
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("not as uri=4000, headers=16K, body=256K: " + text);
  }
}
