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
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The text names a time zone that this machine knows, e.g. {@code Asia/Shanghai}; null passes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Constraint(validatedBy = KnownZone.Check.class)
public @interface KnownZone {

  String message() default "must be an IANA time zone | 须为 IANA 时区";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks the zone up. */
  class Check implements ConstraintValidator<KnownZone, String> {

    @Override
    public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
      return zone == null || ZoneId.getAvailableZoneIds().contains(zone);
    }
  }
}
