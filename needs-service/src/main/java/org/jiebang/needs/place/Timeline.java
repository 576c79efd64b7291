package org.jiebang.needs.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One value for each day: what is put for a day holds until the next day for which something was
 * put. So no day has two values, whatever is put in which order.
 */
public record Timeline<T>(NavigableMap<LocalDate, T> from) {

  /** What holds during a span. */
  public record Held<T>(Span span, T value) {}

  public static <T> Timeline<T> empty() {
    return new Timeline<>(new TreeMap<>());
  }

  public Timeline<T> put(LocalDate day, T value) {
    var more = new TreeMap<>(from);
    more.put(day, value);
    return new Timeline<>(more);
  }

  /** Without what was put for {@code day} or later. */
  public Timeline<T> until(LocalDate day) {
    return new Timeline<>(new TreeMap<>(from.headMap(day, false)));
  }

  /** Null before the first day. */
  public @Nullable T on(LocalDate day) {
    Map.Entry<LocalDate, T> entry = from.floorEntry(day);
    return entry == null ? null : entry.getValue();
  }

  /** The days for which something put for {@code day} holds. */
  public Span spanOf(LocalDate day, @Nullable LocalDate end) {
    LocalDate next = from.higherKey(day);
    return new Span(day, next == null ? end : next);
  }

  /**
   * Everything that holds before {@code end}, in order.
   *
   * @param end null: for ever
   */
  public List<Held<T>> held(@Nullable LocalDate end) {
    var all = new ArrayList<Held<T>>();
    from.forEach(
        (day, value) -> {
          if (end == null || day.isBefore(end)) {
            all.add(new Held<>(spanOf(day, end), value));
          }
        });
    return List.copyOf(all);
  }

  public int size() {
    return from.size();
  }
}
