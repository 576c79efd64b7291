package org.jiebang.gateway.person;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A grant as in a token, e.g. {@code GRD@community:0190a8f0-…}. */
@Pattern(
    regexp =
        "(RES|VOL|DEP|UNI|COM|GRD|DIS|PNL|CNC|MEN|MER|VEN|TEAM|HUB|ORG|PTY|OWN|PRO)"
            + "@(community|organisation|district)"
            + ":[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface GrantText {

  String message() default
      "must be ROLE@kind:id, e.g. GRD@community:<id> | 须为 角色@类型:编号，如 GRD@community:<编号>";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
