package org.jiebang.eventsourcing.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.view.ViewRow;

/**
 * The walls of STYLE and ARCHITECTURE that every service has, the same for all: a service adds only
 * what is its own. Each rule is tried against a seeded offence first, because a wall that lets
 * everything through looks just like a wall that holds.
 */
public final class Walls {

  private static final String HOUSE = "org.jiebang.";
  private static final List<String> SERVICES = List.of("needs", "matching", "points", "gateway");
  private static final int LEAST_CLASSES = 50;

  /** Where a service meets the world: HTTP, database, beans, validation. */
  private static final DescribedPredicate<JavaClass> EDGE =
      describe(
          "at the edge",
          c ->
              c.getName().matches(".*(Resource|Row|Request)(\\$.*)?")
                  || isAnnotated(c, "jakarta.persistence")
                  || isAnnotated(c, "jakarta.enterprise")
                  || isAnnotated(c, "jakarta.inject")
                  || isAnnotated(c, "jakarta.validation")
                  || isAnnotated(c, "io.smallrye")
                  || c.isAssignableTo("jakarta.validation.ConstraintValidator"));

  private static final DescribedPredicate<JavaClass> PLUMBED =
      assignableTo(View.class)
          .or(assignableTo(Timers.class))
          .or(assignableTo(InboundView.class))
          .or(assignableTo(Reaction.class))
          .or(assignableTo(Shown.class));

  private final String service;
  private final JavaClasses code;
  private final DescribedPredicate<JavaClass> domain;

  private Walls(String service, List<String> rooms) {
    this.service = service;
    this.code =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE + service);
    List<String> packages = rooms.stream().map(room -> HOUSE + service + "." + room).toList();
    this.domain =
        describe("in " + rooms, (JavaClass c) -> packages.contains(c.getPackageName()))
            .and(not(EDGE))
            .and(not(PLUMBED));
  }

  /**
   * @param service {@code needs}: its package is {@code org.jiebang.needs}
   * @param rooms its packages that hold an aggregate
   */
  public static Walls of(String service, String... rooms) {
    return new Walls(service, List.of(rooms));
  }

  /** The service's own classes, for rules of its own. */
  public JavaClasses code() {
    return code;
  }

  /** Checks every wall. */
  public void check() {
    if (code.size() < LEAST_CLASSES) {
      throw new AssertionError(
          "only " + code.size() + " classes of " + service + " were looked at");
    }
    holds(noFramework(domain), noFramework(describe("any", _ -> true)), KnowsAFramework.class);
    holds(noClockNoDice(domain), noClockNoDice(describe("any", _ -> true)), ReadsTheClock.class);
    strangers().check(code);
    deciders().check(code);
    rows().check(code);
  }

  private void holds(ArchRule rule, ArchRule everywhere, Class<?> offence) {
    JavaClasses seeded = new ClassFileImporter().importClasses(offence);
    if (!everywhere.evaluate(seeded).hasViolation()) {
      throw new AssertionError("this wall holds nothing back: " + rule.getDescription());
    }
    rule.check(code);
  }

  private static ArchRule noFramework(DescribedPredicate<JavaClass> of) {
    return noClasses()
        .that(of)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta..",
            "io.quarkus..",
            "io.smallrye..",
            "io.vertx..",
            "org.hibernate..",
            "com.fasterxml..",
            "java.io",
            "java.net..",
            "java.sql..",
            "java.nio.file..");
  }

  private static ArchRule noClockNoDice(DescribedPredicate<JavaClass> of) {
    return noClasses()
        .that(of)
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
  }

  private ArchRule strangers() {
    String[] others =
        SERVICES.stream()
            .filter(s -> !s.equals(service))
            .flatMap(s -> Stream.of(HOUSE + s + ".."))
            .toArray(String[]::new);
    return noClasses().should().dependOnClassesThat().resideInAnyPackage(others);
  }

  private static ArchRule deciders() {
    return classes()
        .that()
        .areAssignableTo(Decider.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .haveSimpleNameEndingWith("Decider");
  }

  /** Rows are filled by views and read by the plumbing and the resource, by nobody else. */
  private static ArchRule rows() {
    return noClasses()
        .that(not(assignableTo(View.class).or(assignableTo(ViewRow.class))).and(not(EDGE)))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ViewRow.class);
  }

  private static boolean isAnnotated(JavaClass c, String library) {
    return c.getAnnotations().stream()
        .anyMatch(a -> a.getRawType().getPackageName().startsWith(library));
  }

  private record ReadsTheClock() {
    Instant at() {
      return Instant.now();
    }
  }

  private record KnowsAFramework(jakarta.ws.rs.core.Response response) {}
}
