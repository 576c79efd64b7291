package org.jiebang.needs.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as it is kept for reading. Doors are not in it, so it stays small however many
 * households there are.
 *
 * @param turnout by building, in the order in which these were entitled
 * @param replaced papers that were spoiled at a door
 * @param round of the count, from 1
 * @param sheets of that round
 * @param outcome {@code UPHELD}, {@code NEW_BALLOT} or {@code UNCONTESTED}; null until it is final
 */
public record BallotBody(
    UUID id,
    String state,
    UUID community,
    BallotKind kind,
    String title,
    String question,
    String rules,
    List<Choice> choices,
    int seats,
    BallotRule rule,
    Instant opensAt,
    Instant closesAt,
    List<UUID> collectors,
    List<BuildingTurnout> turnout,
    int replaced,
    int opinions,
    Counted counted,
    Ending ending) {

  /** The count as far as it has come. */
  public record Counted(int round, List<Sheet> sheets, @Nullable String recountReason) {}

  /** What followed the count. */
  public record Ending(
      @Nullable Result result,
      @Nullable Instant contestBy,
      @Nullable UUID contestedBy,
      @Nullable Envelope contestReason,
      @Nullable String outcome,
      @Nullable String outcomeReason) {

    static final Ending NONE = new Ending(null, null, null, null, null, null);
  }
}
