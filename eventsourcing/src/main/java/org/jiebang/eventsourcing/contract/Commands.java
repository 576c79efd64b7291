package org.jiebang.eventsourcing.contract;

import java.util.List;

/** Which POSTs are commands: those on aggregates. */
public final class Commands {

  /** Signing in and the story's clock; what operators ask of the machinery is elsewhere. */
  private static final List<String> NO_AGGREGATE = List.of("/api/v1/auth/", "/api/v1/clock");

  private Commands() {}

  public static boolean are(String path) {
    return path.startsWith("/api/v1/") && NO_AGGREGATE.stream().noneMatch(path::startsWith);
  }
}
