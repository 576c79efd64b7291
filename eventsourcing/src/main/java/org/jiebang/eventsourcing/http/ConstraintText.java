package org.jiebang.eventsourcing.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * What a broken constraint is told as. A constraint that is not known here says it itself, with a
 * message {@code English | 中文}; one that does neither fails the build (see the room {@code
 * contract}).
 */
public final class ConstraintText {

  /** Those that need no message. */
  public static final Set<Class<? extends Annotation>> KNOWN =
      Set.of(
          NotNull.class,
          NotBlank.class,
          NotEmpty.class,
          Size.class,
          Min.class,
          Max.class,
          Past.class,
          Pattern.class);

  private ConstraintText() {}

  /** True for a constraint's message that says it in both languages. */
  public static boolean isBoth(String message) {
    return Said.isBoth(message);
  }

  /** The sentence of the one that was broken. */
  public static Said of(ConstraintViolation<?> broken) {
    Annotation constraint = broken.getConstraintDescriptor().getAnnotation();
    String message = broken.getMessageTemplate();
    return message.startsWith("{")
        ? of(constraint, broken.getInvalidValue() instanceof CharSequence, broken.getMessage())
        : Said.of(message);
  }

  private static Said of(Annotation constraint, boolean text, String otherwise) {
    return switch (constraint) {
      case NotNull _ -> new Said("must be given", "必须填写");
      case NotBlank _ -> new Said("must not be blank", "不能为空白");
      case NotEmpty _ -> new Said("must not be empty", "不能为空");
      case Size size -> size(size, text);
      case Min least -> new Said("must be at least " + least.value(), "不能小于 " + least.value());
      case Max most -> new Said("must be at most " + most.value(), "不能大于 " + most.value());
      case Past _ -> new Said("must be in the past", "必须是过去的时间");
      case Pattern form -> new Said("must match " + form.regexp(), "须符合格式 " + form.regexp());
      default -> Said.of(otherwise);
    };
  }

  private static Said size(Size size, boolean text) {
    String english = text ? " characters" : " entries";
    String chinese = text ? " 个字符" : " 项";
    if (size.min() == 0) {
      return new Said("must have at most " + size.max() + english, "最多 " + size.max() + chinese);
    }
    return size.max() == Integer.MAX_VALUE
        ? new Said("must have at least " + size.min() + english, "至少 " + size.min() + chinese)
        : new Said(
            "must have " + size.min() + " to " + size.max() + english,
            "须为 " + size.min() + " 至 " + size.max() + chinese);
  }
}
