package org.jiebang.eventsourcing.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number in a query is written in the digits 0 to 9: Java would read those of any script, and a
 * plus sign, and others who see the request would not.
 */
@Provider
public class StrictNumbers implements ParamConverterProvider {

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

  @Override
  @SuppressWarnings("unchecked") // by the class that was asked for
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> raw, Type generic, Annotation[] annotations) {
    if (raw == Integer.class || raw == int.class) {
      return (ParamConverter<T>) new Strict<>(Integer::valueOf);
    }
    if (raw == Long.class || raw == long.class) {
      return (ParamConverter<T>) new Strict<>(Long::valueOf);
    }
    return null;
  }

  private record Strict<N extends Number>(Function<String, N> read) implements ParamConverter<N> {

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
        throw Violation.of("", "a number is out of range", "数字超出范围");
      }
      throw Violation.of("", "a number must be written in digits", "数字须用 0 至 9 书写");
    }

    @Override
    public String toString(N value) {
      return value.toString();
    }
  }
}
