package org.jiebang.eventsourcing.timer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Instances whose system clocks are hours apart agree on what is due and who holds what. */
class OnlyTheDatabaseTellsTheTimeTest {

  private static final ArchRule NO_SYSTEM_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(InstantSource.class, "system");

  @Test
  void timers_leases_and_views_never_ask_the_system_clock() {
    JavaClasses rooms =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                "org.jiebang.eventsourcing.timer",
                "org.jiebang.eventsourcing.lease",
                "org.jiebang.eventsourcing.view");
    assertThat(rooms).hasSizeGreaterThan(15);
    NO_SYSTEM_CLOCK.check(rooms);
  }

  @Test
  void a_class_that_asks_it_is_caught() {
    JavaClasses trusting = new ClassFileImporter().importClasses(Trusting.class);
    assertThat(NO_SYSTEM_CLOCK.evaluate(trusting).hasViolation()).isTrue();
  }

  static final class Trusting {
    private Trusting() {}

    static Instant now() {
      return Instant.now();
    }
  }
}
