package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** What Jackson could not read, in words that show neither our classes nor what was sent. */
final class JsonViolation {

  private JsonViolation() {}

  /** True when the text went on for longer than {@link Json#strict} reads. */
  static boolean tooLarge(JsonProcessingException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof StreamConstraintsException
          && String.valueOf(t.getMessage()).startsWith("Document length")) {
        return true;
      }
    }
    return false;
  }

  static Violation of(JsonProcessingException e) {
    return new Violation(e instanceof JsonMappingException m ? path(m) : "", message(e));
  }

  private static String message(JsonProcessingException e) {
    String original = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    return switch (e) {
      case StreamConstraintsException _ -> "is too large or nested too deeply";
      case InputCoercionException _ -> "is out of range";
      case JsonMappingException m when m.getCause() instanceof InputCoercionException ->
          "is out of range";
      case UnrecognizedPropertyException _ -> "is not a known field";
      case InvalidFormatException f -> "must be " + kind(f.getTargetType());
      case MismatchedInputException _ when original.startsWith("Trailing token") ->
          "has something after its end" + at(e);
      case MismatchedInputException _ when original.startsWith("No content") -> "is missing";
      case MismatchedInputException m -> "must be " + kind(m.getTargetType());
      // A custom deserializer's words, or a JSON error inside a field.
      case JsonMappingException m when !(m.getCause() instanceof JsonProcessingException) ->
          "has a wrong value";
      case JsonProcessingException _ when original.startsWith("Duplicate field") ->
          "has a field twice" + at(e);
      case JsonProcessingException _ -> "is not well-formed JSON" + at(e);
    };
  }

  private static String kind(@Nullable Class<?> wanted) {
    if (wanted == null) {
      return "of another type";
    }
    if (wanted.isEnum()) {
      return Arrays.stream(wanted.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return switch (wanted.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double", "BigDecimal" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "UUID" -> "a UUID";
      case "Instant" -> "an instant (ISO-8601)";
      case "LocalDate" -> "a date (ISO-8601)";
      case "LocalTime" -> "a time of day (ISO-8601)";
      case "Duration" -> "a duration (ISO-8601)";
      case "List", "ArrayList", "Set", "HashSet", "Collection" -> "a list";
      case "String" -> "a text";
      default ->
          wanted.isRecord() || java.util.Map.class.isAssignableFrom(wanted)
              ? "an object or identifier of the documented shape"
              : "of another type";
    };
  }

  private static String at(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(safe(step.getFieldName()));
      }
    }
    return path.toString();
  }

  /** An unknown field's name is the caller's own text: cut, and only what a name may contain. */
  private static String safe(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_-]", "?");
    return plain.length() <= 64 ? plain : plain.substring(0, 64);
  }
}
