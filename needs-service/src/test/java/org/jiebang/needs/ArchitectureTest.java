package org.jiebang.needs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.jiebang.eventsourcing.testing.Walls;
import org.junit.jupiter.api.Test;

/** The walls that every service has, and one of its own. */
class ArchitectureTest {

  private static final Walls WALLS =
      Walls.of(
          "needs",
          "place",
          "district",
          "grid",
          "need",
          "needlist",
          "council",
          "ballot",
          "campaign",
          "body",
          "tripartite",
          "taxonomy",
          "policy",
          "attachment",
          "resource",
          "project",
          "workplan",
          "report",
          "publication",
          "subscription",
          "notice");

  @Test
  void the_walls_of_the_house_hold() {
    WALLS.check();
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
        .check(WALLS.code());
  }
}
