package org.jiebang.points;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.jiebang.eventsourcing.testing.Walls;
import org.junit.jupiter.api.Test;

/** The walls that every service has, and those of its own. */
class ArchitectureTest {

  private static final Walls WALLS =
      Walls.of("points", "scheme", "account", "reward", "redemption");

  @Test
  void the_walls_of_the_house_hold() {
    WALLS.check();
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
            "org.jiebang.points.recalculation..",
            "org.jiebang.points.reactions..")
        .check(WALLS.code());
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
            "org.jiebang.points.redemption",
            "org.jiebang.points.recalculation")
        .check(WALLS.code());
    noClasses()
        .that()
        .resideInAnyPackage("org.jiebang.points.account", "org.jiebang.points.reward")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jiebang.points.redemption", "org.jiebang.points.recalculation")
        .check(WALLS.code());
  }
}
