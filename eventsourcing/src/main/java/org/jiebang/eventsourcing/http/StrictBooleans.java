package org.jiebang.eventsourcing.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A filter is {@code true} or {@code false}: JAX-RS would read any other word as false and answer
 * with the wrong rows.
 */
@Provider
public class StrictBooleans implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked") // asked for Boolean only
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> raw, Type generic, Annotation[] annotations) {
    return raw == Boolean.class ? (ParamConverter<T>) new Strict() : null;
  }

  private static final class Strict implements ParamConverter<Boolean> {

    @Override
    public @Nullable Boolean fromString(@Nullable String text) {
      if (text == null) {
        return null;
      }
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw Violation.of("", "a flag must be true or false", "标志须为 true 或 false");
      };
    }

    @Override
    public String toString(Boolean value) {
      return value.toString();
    }
  }
}
