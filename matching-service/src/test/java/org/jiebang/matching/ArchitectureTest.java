package org.jiebang.matching;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
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
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.view.ListView;
import org.jiebang.eventsourcing.view.ViewRow;
import org.junit.jupiter.api.Test;

/** The walls of the house: what no compiler checks. */
class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.jiebang.matching");

  private static final DescribedPredicate<JavaClass> EDGE =
      describe(
          "at the edge: HTTP, rows, views, beans",
          c ->
              c.getSimpleName().endsWith("Resource")
                  || c.getName().contains("Resource$")
                  || c.getSimpleName().endsWith("Row")
                  || c.isAnnotatedWith("jakarta.persistence.Entity")
                  || c.isAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                  || c.isAnnotatedWith("jakarta.inject.Singleton")
                  || c.getPackageName().equals("org.jiebang.matching"));

  private static final DescribedPredicate<JavaClass> PLUMBED =
      assignableTo(ListView.class)
          .or(assignableTo(Timers.class))
          .or(assignableTo(InboundView.class))
          .or(assignableTo(Reaction.class))
          .or(assignableTo(Shown.class));

  private static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that(not(EDGE).and(not(PLUMBED)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..", "io.quarkus..", "io.smallrye..", "org.hibernate..", "com.fasterxml..");

  private static final ArchRule DECISIONS_READ_NO_CLOCK_AND_ROLL_NO_DICE =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class);

  private static final ArchRule NO_SERVICE_KNOWS_ANOTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jiebang.needs..", "org.jiebang.points..", "org.jiebang.gateway..");

  @Test
  void the_domain_knows_no_framework() {
    THE_DOMAIN_KNOWS_NO_FRAMEWORK.check(CODE);
  }

  @Test
  void nothing_here_reads_the_clock_or_rolls_dice() {
    DECISIONS_READ_NO_CLOCK_AND_ROLL_NO_DICE.check(CODE);
  }

  @Test
  void no_service_knows_another() {
    NO_SERVICE_KNOWS_ANOTHER.check(CODE);
  }

  @Test
  void deciders_stay_in_their_room() {
    classes()
        .that()
        .areAssignableTo(Decider.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .haveSimpleNameEndingWith("Decider")
        .check(CODE);
  }

  @Test
  void rows_are_filled_by_views_and_read_by_the_plumbing() {
    noClasses()
        .that(not(assignableTo(ListView.class)).and(not(EDGE)))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ViewRow.class)
        .check(CODE);
  }

  /** A wall that lets everything through would look just like a wall that holds. */
  @Test
  void the_walls_would_hold() {
    assertThat(CODE.size()).isGreaterThan(200);
    JavaClasses withATest =
        new ClassFileImporter().importClasses(ReadsTheClock.class, KnowsAFramework.class);
    assertThatThrownBy(() -> DECISIONS_READ_NO_CLOCK_AND_ROLL_NO_DICE.check(withATest))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () ->
                noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta..")
                    .check(withATest))
        .isInstanceOf(AssertionError.class);
  }

  private record ReadsTheClock() {
    Instant at() {
      return Instant.now();
    }
  }

  private record KnowsAFramework(jakarta.ws.rs.core.Response response) {}
}
