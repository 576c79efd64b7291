package org.jiebang.eventsourcing.http;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that are no texts, and which of them it is that has a wrong value.
 *
 * <p>A number is written in the digits 0 to 9: Java would read those of any script, and a plus
 * sign, and others who see the request would not. An id in a path that is none is left alone: what
 * it names does not exist.
 */
@Provider
public class StrictParameters implements ParamConverterProvider {

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");
  private static final Said IN_DIGITS =
      new Said("a number must be written in digits", "数字须用 0 至 9 书写");
  private static final Said OUT_OF_RANGE = new Said("a number is out of range", "数字超出范围");

  @Override
  @SuppressWarnings("unchecked") // by the class that was asked for
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> raw, Type generic, Annotation[] annotations) {
    String field = "";
    boolean inQuery = false;
    for (Annotation each : annotations) {
      switch (each) {
        case QueryParam query -> {
          field = query.value();
          inQuery = true;
        }
        case PathParam path -> field = path.value();
        default -> {} // says nothing of its name
      }
    }
    if (raw == Integer.class || raw == int.class) {
      return (ParamConverter<T>) new Numbers<>(field, Integer::valueOf);
    }
    if (raw == Long.class || raw == long.class) {
      return (ParamConverter<T>) new Numbers<>(field, Long::valueOf);
    }
    if (inQuery && raw == UUID.class) {
      return (ParamConverter<T>) new Texts<>(field, UUID.class, UUID::fromString);
    }
    if (inQuery && raw == LocalDate.class) {
      return (ParamConverter<T>) new Texts<>(field, LocalDate.class, LocalDate::parse);
    }
    return null;
  }

  private record Numbers<N extends Number>(String field, Function<String, N> read)
      implements ParamConverter<N> {

    @Override
    public @Nullable N fromString(@Nullable String text) {
      if (text == null) {
        return null;
      }
      try {
        if (DIGITS.matcher(text).matches()) {
          return read.apply(text);
        }
      } catch (NumberFormatException e) {
        throw Violation.of(field, OUT_OF_RANGE);
      }
      throw Violation.of(field, IN_DIGITS);
    }

    @Override
    public String toString(N value) {
      return value.toString();
    }
  }

  private record Texts<T>(String field, Class<T> type, Function<String, T> read)
      implements ParamConverter<T> {

    @Override
    public @Nullable T fromString(@Nullable String text) {
      try {
        return text == null ? null : read.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw Violation.of(field, JsonViolation.mustBe(type));
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
