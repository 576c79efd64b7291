package org.jiebang.needs.needlist;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jiebang.needs.needlist.NeedListResource.OpenRequest;
import org.jspecify.annotations.Nullable;

/** The period is one of the level: a day, a week or a month. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Constraint(validatedBy = PeriodOfLevel.Check.class)
public @interface PeriodOfLevel {

  String message() default
      "period must be 2026-03-05, 2026-W10 or 2026-03, as the level says"
          + " | 期间须按级别写作 2026-03-05、2026-W10 或 2026-03";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Parses it; what is missing is for {@code NotNull} to say. */
  class Check implements ConstraintValidator<PeriodOfLevel, OpenRequest> {

    @Override
    public boolean isValid(@Nullable OpenRequest request, ConstraintValidatorContext context) {
      return request == null
          || request.level() == null
          || request.period() == null
          || ListPeriod.parse(request.level(), request.period()) != null;
    }
  }
}
