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

  private static final Said MISSING = new Said("must be given", "必须填写");
  private static final Said OUT_OF_RANGE = new Said("is out of range", "超出范围");
  private static final Said OTHER_TYPE = new Said("of another type", "其他类型");

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

  static Violated of(JsonProcessingException e) {
    return new Violated(e instanceof JsonMappingException m ? path(m) : "", message(e));
  }

  private static Said message(JsonProcessingException e) {
    String original = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    return switch (e) {
      case StreamConstraintsException _ -> new Said("is too large or nested too deeply", "过大或嵌套过深");
      case InputCoercionException _ -> OUT_OF_RANGE;
      case JsonMappingException m when m.getCause() instanceof InputCoercionException ->
          OUT_OF_RANGE;
      case UnrecognizedPropertyException _ -> new Said("is not a known field", "不是已知字段");
      case InvalidFormatException f -> mustBe(f.getTargetType());
      case MismatchedInputException _ when original.startsWith("Trailing token") ->
          at(e, "has something after its end", "结尾之后还有内容");
      case MismatchedInputException _ when original.startsWith("No content") -> MISSING;
      // A number or a flag that must be given, and is null or not there.
      case MismatchedInputException _ when original.startsWith("Cannot map `null`") -> MISSING;
      case MismatchedInputException m -> mustBe(m.getTargetType());
      // A custom deserializer's words, or a JSON error inside a field.
      case JsonMappingException m when !(m.getCause() instanceof JsonProcessingException) ->
          new Said("has a wrong value", "值有误");
      case JsonProcessingException _ when original.startsWith("Duplicate field") ->
          at(e, "has a field twice", "有重复的字段");
      case JsonProcessingException _ -> at(e, "is not well-formed JSON", "不是格式正确的 JSON");
    };
  }

  static Said mustBe(@Nullable Class<?> wanted) {
    Said kind = wanted == null ? OTHER_TYPE : kind(wanted);
    return new Said("must be " + kind.english(), "须为" + kind.chinese());
  }

  private static Said kind(Class<?> wanted) {
    if (wanted.isEnum()) {
      String names =
          Arrays.stream(wanted.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return new Said("one of " + names, "以下之一：" + names);
    }
    return switch (wanted.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> new Said("a whole number", "整数");
      case "double", "Double", "BigDecimal" -> new Said("a number", "数字");
      case "boolean", "Boolean" -> new Said("true or false", " true 或 false");
      case "UUID" -> new Said("a UUID", " UUID");
      case "Instant" -> new Said("an instant (ISO-8601)", "时刻（ISO-8601）");
      case "LocalDate" -> new Said("a date (ISO-8601)", "日期（ISO-8601）");
      case "LocalTime" -> new Said("a time of day (ISO-8601)", "时间（ISO-8601）");
      case "Duration" -> new Said("a duration (ISO-8601)", "时长（ISO-8601）");
      case "List", "ArrayList", "Set", "HashSet", "Collection" -> new Said("a list", "列表");
      case "String" -> new Said("a text", "文本");
      default ->
          wanted.isRecord() || java.util.Map.class.isAssignableFrom(wanted)
              ? new Said("an object or identifier of the documented shape", "符合文档所示结构的对象或标识")
              : OTHER_TYPE;
    };
  }

  private static Said at(JsonProcessingException e, String english, String chinese) {
    JsonLocation at = e.getLocation();
    if (at == null) {
      return new Said(english, chinese);
    }
    return new Said(
        english + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")",
        chinese + "（第 " + at.getLineNr() + " 行，第 " + at.getColumnNr() + " 列）");
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
