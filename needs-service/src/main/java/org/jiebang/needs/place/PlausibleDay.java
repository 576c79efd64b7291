package org.jiebang.needs.place;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a moment, that somebody can have meant: of the years 1900 to 2199; null passes. What is
 * far beyond fits neither the columns of a view nor the clock of a timer, which would stop there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Constraint(validatedBy = {PlausibleDay.Check.class, PlausibleDay.OfMoment.class})
public @interface PlausibleDay {

  String message() default "must be of the years 1900 to 2199 | 须在 1900 年至 2199 年之间";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks at the year. */
  class Check implements ConstraintValidator<PlausibleDay, LocalDate> {

    @Override
    public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
      return day == null || holds(day);
    }

    static boolean holds(LocalDate day) {
      return day.getYear() >= 1900 && day.getYear() <= 2199;
    }
  }

  /** Looks at the year in Greenwich. */
  class OfMoment implements ConstraintValidator<PlausibleDay, Instant> {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    @Override
    public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
      return moment == null || !moment.isBefore(FIRST) && moment.isBefore(END);
    }
  }
}
