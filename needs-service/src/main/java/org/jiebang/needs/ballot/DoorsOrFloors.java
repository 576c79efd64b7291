package org.jiebang.needs.ballot;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jiebang.needs.ballot.BallotRollResource.EntitleRequest;
import org.jspecify.annotations.Nullable;

/** Doors are named one by one, or as floors with so many each: one of the two. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Constraint(validatedBy = DoorsOrFloors.Check.class)
public @interface DoorsOrFloors {

  String message() default
      "give either doors, or floors and doorsPerFloor, 1,000 doors at most"
          + " | 请给出 doors，或给出 floors 和 doorsPerFloor，最多 1000 户";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Counts what would come of it. */
  class Check implements ConstraintValidator<DoorsOrFloors, EntitleRequest> {

    private static final int MOST = 1_000;

    @Override
    public boolean isValid(@Nullable EntitleRequest request, ConstraintValidatorContext context) {
      if (request == null) {
        return true;
      }
      Integer floors = request.floors();
      Integer perFloor = request.doorsPerFloor();
      if (floors == null || perFloor == null) {
        return request.doors() != null
            && floors == null
            && perFloor == null
            && request.units() == null;
      }
      Integer units = request.units();
      return request.doors() == null && (units == null ? 1 : units) * floors * perFloor <= MOST;
    }
  }
}
