package org.jiebang.eventsourcing.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Code;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema of an event, read off its record as {@link org.jiebang.eventsourcing.wire.Json}
 * writes it: absent instead of null, ids and codes as text, no set of names closed.
 */
final class EventShape {

  private EventShape() {}

  /** As it is published: without envelopes, which never leave the house, and what is hidden. */
  static Map<String, Object> published(Class<?> event, Set<String> hidden) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (RecordComponent each : event.getRecordComponents()) {
      AnnotatedType type = each.getAnnotatedType();
      if (hidden.contains(each.getName()) || each.getType() == Envelope.class) {
        continue;
      }
      properties.put(each.getName(), of(type));
      if (!type.isAnnotationPresent(Nullable.class)) {
        required.add(each.getName());
      }
    }
    Map<String, Object> shape = shape("object");
    shape.put("properties", properties);
    if (!required.isEmpty()) {
      shape.put("required", required);
    }
    return shape;
  }

  private static Map<String, Object> of(AnnotatedType annotated) {
    Type type = annotated.getType();
    Class<?> raw =
        type instanceof ParameterizedType generic
            ? (Class<?>) generic.getRawType()
            : (Class<?>) type;
    if (Collection.class.isAssignableFrom(raw)) {
      Map<String, Object> array = shape("array");
      AnnotatedType item = argument(annotated, 0);
      array.put("items", item.getType() == Envelope.class ? Map.of("not", Map.of()) : of(item));
      return array;
    }
    if (Map.class.isAssignableFrom(raw)) {
      Map<String, Object> object = shape("object");
      object.put("additionalProperties", of(argument(annotated, 1)));
      return object;
    }
    if (raw.isEnum()) {
      return open(Arrays.stream(raw.getEnumConstants()).map(e -> ((Enum<?>) e).name()).toList());
    }
    if (Code.class.isAssignableFrom(raw)) {
      return open(known(raw));
    }
    if (Id.class.isAssignableFrom(raw)) {
      return text("uuid");
    }
    return raw.isRecord() ? published(raw, Set.of()) : scalar(raw);
  }

  private static AnnotatedType argument(AnnotatedType generic, int which) {
    return ((AnnotatedParameterizedType) generic).getAnnotatedActualTypeArguments()[which];
  }

  private static Map<String, Object> scalar(Class<?> type) {
    if (type == String.class || type == Duration.class || ZoneId.class.isAssignableFrom(type)) {
      return shape("string");
    }
    if (type == UUID.class) {
      return text("uuid");
    }
    if (type == Instant.class) {
      return text("date-time");
    }
    if (type == LocalDate.class) {
      return text("date");
    }
    if (type == LocalTime.class || type == YearMonth.class) {
      return shape("string");
    }
    if (type == int.class || type == Integer.class) {
      return number("int32");
    }
    if (type == long.class || type == Long.class) {
      return number("int64");
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return shape("number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return shape("boolean");
    }
    if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
      return new LinkedHashMap<>();
    }
    throw new IllegalStateException("no shape in an event for " + type.getName());
  }

  private static Map<String, Object> shape(String type) {
    var shape = new LinkedHashMap<String, Object>();
    shape.put("type", type);
    return shape;
  }

  private static Map<String, Object> text(String format) {
    Map<String, Object> shape = shape("string");
    shape.put("format", format);
    return shape;
  }

  private static Map<String, Object> number(String format) {
    Map<String, Object> shape = shape("integer");
    shape.put("format", format);
    return shape;
  }

  private static Map<String, Object> open(List<String> known) {
    Map<String, Object> shape = shape("string");
    if (!known.isEmpty()) {
      shape.put("x-extensible-enum", known);
    }
    return shape;
  }

  /** The well-known values of a code, which are called what they are. */
  private static List<String> known(Class<?> code) {
    return Arrays.stream(code.getDeclaredFields())
        .filter(field -> field.getType() == code && Modifier.isStatic(field.getModifiers()))
        .map(field -> requireNonNull(field.getName()))
        .toList();
  }
}
