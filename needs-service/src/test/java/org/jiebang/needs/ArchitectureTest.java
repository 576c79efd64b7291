package org.jiebang.needs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jiebang.eventsourcing.Decider;
import org.junit.jupiter.api.Test;

/** The walls of STYLE and ARCHITECTURE, as far as this service can break them. */
class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.jiebang.needs");

  /** In a room, what is not at an edge of the service (HTTP, database, beans) is domain. */
  private static final DescribedPredicate<JavaClass> DOMAIN =
      DescribedPredicate.describe(
          "domain classes",
          c ->
              c.getPackageName().matches("org\\.jiebang\\.needs\\.(place|need|needlist)")
                  && !c.getName()
                      .matches(
                          ".*(Resource|Row|View|Wire|Timers|Endpoint|Texts|Audience|Hierarchy"
                              + "|Closing|Known|KnownZone|PeriodOfLevel|package-info)(\\$.*)?"));

  @Test
  void the_domain_knows_no_framework() {
    classes()
        .that(DOMAIN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "org.jiebang.eventsourcing",
            "org.jiebang.eventsourcing.personal",
            "org.jiebang.needs.place",
            "org.jiebang.needs.need",
            "org.jiebang.needs.needlist")
        .check(CODE);
  }

  @Test
  void nobody_here_reads_a_clock_or_rolls_dice() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class)
        .check(CODE);
  }

  @Test
  void deciders_do_no_io() {
    noClasses()
        .that()
        .implement(Decider.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io", "java.net..", "java.sql..", "java.nio.file..")
        .check(CODE);
  }

  @Test
  void no_service_imports_another() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jiebang.matching..", "org.jiebang.points..", "org.jiebang.gateway..")
        .check(CODE);
  }

  @Test
  void what_we_read_of_others_does_not_know_our_rooms() {
    noClasses()
        .that()
        .resideInAPackage("org.jiebang.needs.inbound")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jiebang.needs.need..", "org.jiebang.needs.needlist..", "org.jiebang.needs.place..")
        .check(CODE);
  }
}
