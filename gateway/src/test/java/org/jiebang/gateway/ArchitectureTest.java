package org.jiebang.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The walls of STYLE and ARCHITECTURE, as far as the gateway can break them. */
class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.jiebang.gateway");

  /** In a room, what is not at an edge of the service (HTTP, database, beans) is domain. */
  private static final DescribedPredicate<JavaClass> DOMAIN =
      DescribedPredicate.describe(
          "domain classes",
          c ->
              c.getPackageName().matches("org\\.jiebang\\.gateway\\.(person|feed)")
                  && !c.getSimpleName().isEmpty()
                  && !c.getName()
                      .matches(
                          ".*(Resource|Row|View|Wire|Timers|Request|GrantText|Authorities|Shown"
                              + "|Registration|Erasure|FeedReader|Sight|package-info)(\\$.*)?"));

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
            // Roles and grants are what this domain is about.
            "org.jiebang.eventsourcing.identity",
            "org.jiebang.gateway.person",
            "org.jiebang.gateway.feed")
        .check(CODE);
  }

  @Test
  void the_domain_reads_no_clock_and_rolls_no_dice() {
    noClasses()
        .that(DOMAIN)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class)
        .check(CODE);
  }

  @Test
  void the_gateway_imports_no_service() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jiebang.needs..", "org.jiebang.matching..", "org.jiebang.points..")
        .check(CODE);
  }

  @Test
  void one_class_alone_knows_the_proxy_library() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.route\\.Proxy(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.httpproxy..")
        .check(CODE);
  }

  @Test
  void people_do_not_depend_on_how_they_sign_in() {
    noClasses()
        .that()
        .resideInAPackage("org.jiebang.gateway.person")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jiebang.gateway.identity")
        .check(CODE);
  }
}
