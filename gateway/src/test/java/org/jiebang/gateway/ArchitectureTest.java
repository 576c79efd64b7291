package org.jiebang.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.jiebang.eventsourcing.testing.Walls;
import org.junit.jupiter.api.Test;

/** The walls that every service has, and those of its own. */
class ArchitectureTest {

  private static final Walls WALLS = Walls.of("gateway", "person", "partner", "feed", "webhook");

  @Test
  void the_walls_of_the_house_hold() {
    WALLS.check();
  }

  @Test
  void one_class_alone_knows_the_proxy_library() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.route\\.Proxy(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.httpproxy..")
        .check(WALLS.code());
  }

  @Test
  void people_do_not_depend_on_how_they_sign_in() {
    noClasses()
        .that()
        .resideInAPackage("org.jiebang.gateway.person")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jiebang.gateway.identity")
        .check(WALLS.code());
  }
}
