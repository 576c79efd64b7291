package org.jiebang.eventsourcing.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Outcome.Position;

/** Reads {@code X-Min-Position}: up to 64 positions, separated by commas. */
final class MinPositions {

  static final String HEADER = "X-Min-Position";

  private static final int MOST = 64;
  private static final Pattern POSITION =
      Pattern.compile("([a-z][a-z0-9-]{0,39})/(\\d{1,2})/(\\d{1,18})");

  private MinPositions() {}

  /**
   * The furthest position of each part named.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code VALIDATION_FAILED} when malformed
   */
  static Collection<Position> parse(List<String> headers) {
    Map<String, Position> furthest = new TreeMap<>();
    int named = 0;
    for (String header : headers) {
      for (String text : header.split(",", -1)) {
        if (text.isBlank()) {
          continue;
        }
        Position position = position(text.strip());
        if (++named > MOST) {
          throw Violation.of(
              HEADER, "names more than " + MOST + " positions", "所列位置多于 " + MOST + " 个");
        }
        furthest.merge(
            position.service() + "/" + position.part(),
            position,
            (one, other) -> one.pos() >= other.pos() ? one : other);
      }
    }
    return furthest.values();
  }

  private static Position position(String text) {
    Matcher parts = POSITION.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) >= Ids.PARTS) {
      throw Violation.of(
          HEADER,
          "must be service/part/position, e.g. needs/17/4711",
          "须为 服务/分区/位置，如 needs/17/4711");
    }
    return new Position(
        parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
  }
}
