package org.jiebang.needs.taxonomy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a category's questions, each in its one spelling.
 *
 * @param plain those that are about nobody, by the field's code
 * @param personal those that are to be sealed; so every free text
 */
public record Answers(Map<String, String> plain, Map<String, String> personal) {

  /** More digits than anything that is counted here. */
  private static final int MOST_DIGITS = 15;

  private static final int MOST_PLACES = 2;

  /**
   * @param category whose questions they answer
   * @param given by the field's code
   * @param where what a field is called for whoever answered, from its code
   * @throws Rejected VALIDATION_FAILED, with the field that is unknown, ill-typed or missing
   */
  public static Answers of(
      CategoryDefinition category, Map<String, String> given, UnaryOperator<String> where) {
    for (String code : given.keySet()) {
      if (category.field(code) == null) {
        throw Violation.of(where.apply(code), "the category does not ask this", "该类别不询问此项");
      }
    }
    var plain = new LinkedHashMap<String, String>();
    var personal = new LinkedHashMap<String, String>();
    for (FieldDefinition field : category.fields()) {
      String answer = given.get(field.code());
      if (answer == null || answer.isBlank()) {
        if (field.required()) {
          throw Violation.of(where.apply(field.code()), "must be answered", "必须填写");
        }
        continue;
      }
      String spelled = spelled(field, answer.strip(), where.apply(field.code()));
      (field.sealed() ? personal : plain).put(field.code(), spelled);
    }
    return new Answers(plain, personal);
  }

  private static String spelled(FieldDefinition field, String answer, String where) {
    return switch (field.kind()) {
      case TEXT -> text(field, answer, where);
      case NUMBER -> number(field, answer, where);
      case DATE -> day(answer, where);
      case CHOICE -> choice(field, answer, where);
      case YES_NO -> {
        if (!answer.equals("YES") && !answer.equals("NO")) {
          throw Violation.of(where, "must be YES or NO", "须为 YES 或 NO");
        }
        yield answer;
      }
    };
  }

  private static String text(FieldDefinition field, String answer, String where) {
    Integer most = field.maxLength();
    if (most != null && answer.codePointCount(0, answer.length()) > most) {
      throw Violation.of(where, "must have at most " + most + " characters", "最多 " + most + " 个字符");
    }
    return answer;
  }

  private static String number(FieldDefinition field, String answer, String where) {
    BigDecimal number = decimal(answer);
    if (number == null) {
      throw Violation.of(where, "must be a number with at most two decimal places", "须为最多两位小数的数字");
    }
    Long least = field.minimum();
    Long most = field.maximum();
    if (least != null && number.compareTo(BigDecimal.valueOf(least)) < 0) {
      throw Violation.of(where, "must be at least " + least, "不得小于 " + least);
    }
    if (most != null && number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw Violation.of(where, "must be at most " + most, "不得大于 " + most);
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Digits only: no exponents, which are short and huge. */
  private static @Nullable BigDecimal decimal(String answer) {
    int places = answer.indexOf('.');
    boolean plain =
        answer.length() <= MOST_DIGITS
            && answer.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-')
            && (places < 0 || answer.length() - places - 1 <= MOST_PLACES);
    try {
      return plain ? new BigDecimal(answer) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String day(String answer, String where) {
    try {
      return LocalDate.parse(answer).toString();
    } catch (DateTimeParseException e) {
      throw Violation.of(where, "must be a day like 2026-03-05", "须为日期，例如 2026-03-05");
    }
  }

  private static String choice(FieldDefinition field, String answer, String where) {
    if (field.choices().stream().noneMatch(c -> c.code().equals(answer))) {
      throw Violation.of(where, "must be one of the choices", "须为选项之一");
    }
    return answer;
  }
}
