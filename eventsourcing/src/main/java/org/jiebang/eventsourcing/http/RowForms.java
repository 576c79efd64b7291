package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.sheet.TableRow;
import org.jiebang.eventsourcing.wire.Json;

/** Makes the request that a row of a sheet stands for, by the same limits as any other. */
final class RowForms {

  private static final ObjectMapper ROWS = rows();

  private RowForms() {}

  /** A day is a day here too: one with a time would be cut short. */
  private static ObjectMapper rows() {
    ObjectMapper rows = Json.EVENTS.copy();
    rows.configOverride(LocalDate.class).setFormat(JsonFormat.Value.forLeniency(false));
    return rows;
  }

  /**
   * @throws Rejected {@code VALIDATION_FAILED} with what is wrong, by column
   */
  static <F> F read(TableRow row, Class<F> form, Validator validator) {
    ObjectNode node = ROWS.createObjectNode();
    row.values().forEach((field, value) -> put(node, field, value));
    F read;
    try {
      read = ROWS.treeToValue(node, form);
    } catch (JsonProcessingException e) {
      throw violated(List.of(JsonViolation.of(e)));
    }
    Set<ConstraintViolation<F>> wrong = validator.validate(read);
    if (!wrong.isEmpty()) {
      throw violated(
          wrong.stream()
              .map(v -> new Violated(v.getPropertyPath().toString(), ConstraintText.of(v)))
              .sorted(java.util.Comparator.comparing(Violated::field))
              .toList());
    }
    return read;
  }

  /** {@code fields.children} is the member {@code children} of {@code fields}. */
  private static void put(ObjectNode node, String field, String value) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      node.put(field, value);
    } else {
      node.withObject("/" + field.substring(0, dot)).put(field.substring(dot + 1), value);
    }
  }

  private static Rejected violated(List<Violated> violations) {
    return new Rejected(HttpRefusal.VALIDATION_FAILED, Map.of(Problem.VIOLATIONS, violations));
  }
}
