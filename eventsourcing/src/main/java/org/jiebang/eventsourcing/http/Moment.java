package org.jiebang.eventsourcing.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.Recorded;

/** A point in a stream's history, as {@code asOf}, {@code from} and {@code to} name it. */
sealed interface Moment {

  Pattern DIGITS = Pattern.compile("\\d{1,18}");

  /** Right after the event with this version; 0 is before the first. */
  record Version(long version) implements Moment {}

  /** After everything that happened until then. */
  record Time(Instant at) implements Moment {}

  /**
   * @throws org.jiebang.eventsourcing.Rejected {@code VALIDATION_FAILED} when it is neither digits
   *     nor an ISO-8601 instant
   */
  static Moment parse(String parameter, String text) {
    if (DIGITS.matcher(text).matches()) {
      return new Version(Long.parseLong(text));
    }
    try {
      return new Time(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw Violation.of(
          parameter,
          "must be a version (digits) or an instant (ISO-8601)",
          "须为版本号（数字）或时刻（ISO-8601）");
    }
  }

  /** Whether {@code event} had happened by then. */
  default boolean holds(Recorded<?> event) {
    return switch (this) {
      case Version(long version) -> event.version() <= version;
      case Time(Instant at) -> !event.at().isAfter(at);
    };
  }

  /** How many of {@code events} had happened. */
  default <E> int countOf(List<Recorded<E>> events) {
    return (int) events.stream().filter(this::holds).count();
  }

  /**
   * The last version that may have happened by then.
   *
   * @param now of the stream
   */
  default long last(long now) {
    return switch (this) {
      case Version(long version) -> Math.min(version, now);
      case Time _ -> now;
    };
  }
}
