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
import org.jiebang.eventsourcing.Code;
import org.jspecify.annotations.Nullable;

/** The code is one that we know today: requests may not bring new ones. Null passes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Constraint(validatedBy = Known.Check.class)
public @interface Known {

  String message() default "is not a known value | 不是已知的值";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Asks the code itself; a kind of code that it does not list is never known. */
  class Check implements ConstraintValidator<Known, Code> {

    @Override
    public boolean isValid(@Nullable Code code, ConstraintValidatorContext context) {
      return code == null
          || code instanceof Category c && c.known()
          || code instanceof Urgency u && u.known()
          || code instanceof Channel h && h.known()
          || code instanceof ResolutionKind k && k.known();
    }
  }
}
