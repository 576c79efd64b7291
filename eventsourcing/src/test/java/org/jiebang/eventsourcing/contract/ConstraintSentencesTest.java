package org.jiebang.eventsourcing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.SortedSet;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused")
class ConstraintSentencesTest {

  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Even {
    String message() default "must be even | 须为偶数";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Odd {
    String message() default "must be odd";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  record Told(@NotNull @Even String a) {
    @AssertTrue(message = "a and b | 甲与乙")
    boolean isBoth() {
      return true;
    }
  }

  record Untold(@Odd String a, @Digits(integer = 3, fraction = 0) int b) {
    @AssertTrue
    boolean isMute() {
      return true;
    }
  }

  private static SortedSet<String> missing(Class<?>... classes) throws IOException {
    Index index = Index.of(classes);
    return ConstraintSentences.missing(index, index.getKnownClasses());
  }

  @Test
  void what_speaks_one_language_or_none_of_ours_is_found() throws IOException {
    assertThat(missing(Told.class, Even.class)).isEmpty();
    assertThat(missing(Untold.class, Odd.class))
        .extracting(found -> found.substring(found.indexOf('@')))
        .containsExactlyInAnyOrder("@AssertTrue", "@Digits", "@ConstraintSentencesTest$Odd");
  }
}
