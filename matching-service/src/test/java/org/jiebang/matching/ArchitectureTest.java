package org.jiebang.matching;

import org.jiebang.eventsourcing.testing.Walls;
import org.junit.jupiter.api.Test;

/** The walls that every service has. */
class ArchitectureTest {

  private static final Walls WALLS =
      Walls.of(
          "matching",
          "organisation",
          "agreement",
          "task",
          "volunteer",
          "session",
          "acceptance",
          "evaluation");

  @Test
  void the_walls_of_the_house_hold() {
    WALLS.check();
  }
}
