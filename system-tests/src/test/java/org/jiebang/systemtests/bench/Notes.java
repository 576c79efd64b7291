package org.jiebang.systemtests.bench;

import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.wire.Wire;

/** The aggregate of the benches: every command adds one event of about 330 bytes. */
final class Notes implements Aggregate<Notes.Add, Integer, Notes.Added> {

  static final Notes NOTE = new Notes();
  static final UUID TENANT = new UUID(7, 7);
  static final Wire WIRE = Wire.named().event("note-added", Added.class).build();

  /** As long as a need's facts are: the payload is about 330 bytes as JSON. */
  record Added(
      String needId,
      String title,
      List<String> skills,
      String from,
      String to,
      double lat,
      double lon,
      int points,
      String note) {}

  /** Adds one. */
  record Add(Added what) {}

  static Added example(UUID id) {
    return new Added(
        id.toString(),
        "Deliver groceries to an elderly neighbour",
        List.of("driving", "first-aid"),
        "2026-11-21T09:00:00Z",
        "2026-11-21T11:00:00Z",
        52.52,
        13.405,
        40,
        "x".repeat(85));
  }

  @Override
  public String name() {
    return "note";
  }

  @Override
  public Class<Added> events() {
    return Added.class;
  }

  @Override
  public Decider<Add, Integer, Added> decider() {
    return COUNTING;
  }

  @Override
  public String stateOf(Integer state) {
    return "OPEN";
  }

  @Override
  public UUID tenantOf(Integer state) {
    return TENANT;
  }

  private static final Decider<Add, Integer, Added> COUNTING =
      new Decider<>() {
        @Override
        public Integer initial() {
          return 0;
        }

        @Override
        public List<Added> decide(Add command, Integer state) {
          return List.of(command.what());
        }

        @Override
        public Integer evolve(Integer state, Added event) {
          return state + 1;
        }
      };
}
