package org.jiebang.gateway.partner;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A scope as in a token, e.g. {@code needs:write}. */
@Pattern(regexp = "[a-z][a-z0-9-]{0,30}:(read|write)")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface ScopeText {

  String message() default
      "must be collection:read or collection:write, e.g. needs:write"
          + " | 须为 集合:read 或 集合:write，如 needs:write";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
