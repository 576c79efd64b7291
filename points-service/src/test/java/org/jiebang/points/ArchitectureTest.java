package org.jiebang.points;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
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
          .importPackages("org.jiebang.points");

  /** In a room, what is not at an edge of the service (HTTP, database, beans) is domain. */
  private static final DescribedPredicate<JavaClass> DOMAIN =
      DescribedPredicate.describe(
          "domain classes",
          c ->
              c.getPackageName()
                      .matches("org\\.jiebang\\.points\\.(scheme|account|reward|redemption)")
                  && !c.getName()
                      .matches(
                          ".*(Resource|Row|View|Wire|Timers|Audience|RedemptionSteps|PickUpCodes"
                              + "|RulesRequest|SchemesInForce|package-info)(\\$.*)?"));

  private static final ArchRule NO_CLOCK_AND_NO_DICE =
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
          .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class);

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
            "org.jiebang.points.scheme",
            "org.jiebang.points.account",
            "org.jiebang.points.reward",
            "org.jiebang.points.redemption",
            "org.jiebang.points.inbound")
        .check(CODE);
  }

  @Test
  void nobody_here_reads_a_clock_or_rolls_dice() {
    NO_CLOCK_AND_NO_DICE.check(CODE);
  }

  @Test
  void deciders_do_no_io_and_stay_in_their_room() {
    noClasses()
        .that()
        .implement(Decider.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io", "java.net..", "java.sql..", "java.nio.file..")
        .check(CODE);
    classes().that().implement(Decider.class).should().bePackagePrivate().check(CODE);
  }

  @Test
  void no_service_imports_another() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jiebang.matching..", "org.jiebang.needs..", "org.jiebang.gateway..")
        .check(CODE);
  }

  @Test
  void what_we_read_of_others_does_not_know_our_rooms() {
    noClasses()
        .that()
        .resideInAPackage("org.jiebang.points.inbound")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jiebang.points.scheme..",
            "org.jiebang.points.account..",
            "org.jiebang.points.reward..",
            "org.jiebang.points.redemption..",
            "org.jiebang.points.reactions..")
        .check(CODE);
  }

  /** Schemes are rules for accounts, accounts pay for redemptions: never the other way round. */
  @Test
  void rooms_know_only_what_lies_below_them() {
    noClasses()
        .that()
        .resideInAPackage("org.jiebang.points.scheme")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jiebang.points.account",
            "org.jiebang.points.reward",
            "org.jiebang.points.redemption")
        .check(CODE);
    noClasses()
        .that()
        .resideInAnyPackage("org.jiebang.points.account", "org.jiebang.points.reward")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jiebang.points.redemption")
        .check(CODE);
  }

  /** A wall that lets everything through would look just like a wall that holds. */
  @Test
  void the_walls_would_hold() {
    assertThat(CODE.size()).isGreaterThan(150);
    assertThat(CODE.stream().filter(DOMAIN)).hasSizeGreaterThan(100);
    JavaClasses faulty = new ClassFileImporter().importClasses(ReadsTheClock.class);
    assertThatThrownBy(() -> NO_CLOCK_AND_NO_DICE.check(faulty)).isInstanceOf(AssertionError.class);
  }

  private record ReadsTheClock() {
    Instant at() {
      return Instant.now();
    }
  }
}
