package org.jiebang.needs.need;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.Code;
import org.jspecify.annotations.Nullable;

/**
 * The code has the form of one, whether or not we know it: it is kept in a column that takes
 * nothing else, and a view that is given anything else stops. Null passes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Constraint(validatedBy = Coded.Check.class)
public @interface Coded {

  String message() default "must be 2 to 32 capital letters, digits or _ | 须为 2 至 32 位大写字母、数字或下划线";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks at the letters. */
  class Check implements ConstraintValidator<Coded, Code> {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    @Override
    public boolean isValid(@Nullable Code code, ConstraintValidatorContext context) {
      return code == null || FORM.matcher(code.value()).matches();
    }
  }
}
