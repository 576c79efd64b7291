package org.jiebang.eventsourcing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, when, and under which id: everything about a command that is not its content.
 *
 * @param commandId a repeat has the same one and stores nothing
 * @param at now, µs, UTC, from the {@link Clock}
 * @param fingerprint of the content; a repeat with another one is refused
 * @param expectedVersion from {@code If-Match}; null when the caller does not care
 * @param correlation the story it belongs to, when the aggregate does not say
 * @param causation the fact that caused it, e.g. {@code matching/17/4711}
 * @param override why a district acts in a community's place; null: it does not
 */
public record Ask(
    UUID commandId,
    Actor actor,
    Instant at,
    @Nullable String fingerprint,
    @Nullable Long expectedVersion,
    @Nullable UUID correlation,
    @Nullable String causation,
    @Nullable String trace,
    @Nullable String override) {

  /** An ask in which nobody acts in another's place. */
  public Ask(
      UUID commandId,
      Actor actor,
      Instant at,
      @Nullable String fingerprint,
      @Nullable Long expectedVersion,
      @Nullable UUID correlation,
      @Nullable String causation,
      @Nullable String trace) {
    this(commandId, actor, at, fingerprint, expectedVersion, correlation, causation, trace, null);
  }

  /** An ask of the system itself (timer, reaction, policy). */
  public static Ask bySystem(
      UUID commandId, Instant at, @Nullable UUID correlation, String causation) {
    return new Ask(commandId, Actor.SYSTEM, at, null, null, correlation, causation, null);
  }

  /**
   * The id of a root stream this ask creates: with the command id's time, or with that of the
   * asking when it has none. Then a repeat would make another id: {@link CommandHandler#minted}.
   */
  public UUID mint(String label) {
    return Ids.root(commandId, label, mintsAt());
  }

  /** Whether {@code stream} may be a root that this ask creates. */
  public boolean mints(UUID stream) {
    long made = Ids.epochMillis(stream);
    return made != 0 && made == mintsAt();
  }

  private long mintsAt() {
    long time = Ids.time(commandId);
    return time == 0 ? at.toEpochMilli() : time;
  }

  /**
   * The id of something this ask creates in the part of {@code neighbour}, the same whenever it is
   * asked again.
   */
  public UUID mintBeside(UUID neighbour, String label) {
    return Ids.beside(neighbour, commandId, label);
  }
}
