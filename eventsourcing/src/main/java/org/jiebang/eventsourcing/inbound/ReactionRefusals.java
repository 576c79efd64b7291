package org.jiebang.eventsourcing.inbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What became of a fact that our own rules refused to react to: one stream with one event per
 * refusal, in the story of the fact, so that somebody can see it and act.
 */
public final class ReactionRefusals
    implements Aggregate<
        ReactionRefusals.RecordRefusal,
        ReactionRefusals.ReactionRefusal,
        ReactionRefusals.ReactionRefused> {

  public static final ReactionRefusals INSTANCE = new ReactionRefusals();

  private ReactionRefusals() {}

  /** Every service that reacts names this event in its own wire. */
  public static Wire wire() {
    return Wire.named().event("reaction-refused", ReactionRefused.class).build();
  }

  /** Issued by the consumer alone. */
  public record RecordRefusal(
      UUID refusal,
      UUID tenant,
      UUID correlation,
      String reaction,
      String fact,
      String factType,
      String code,
      Instant at) {}

  /**
   * A reaction was refused, for good.
   *
   * @param reaction its name, e.g. {@code resolve-need-when-acceptance-final}
   * @param fact where the fact stands, e.g. {@code matching/17/4711}
   * @param factType e.g. {@code acceptance-final}
   * @param code of the refusal, e.g. {@code NEED_ALREADY_CLOSED}
   * @param story the root need's id, as in meta: the fold knows the event alone
   */
  public record ReactionRefused(
      UUID refusal,
      UUID tenant,
      UUID story,
      String reaction,
      String fact,
      String factType,
      String code,
      Instant at) {}

  /** Recorded, or not yet. */
  public record ReactionRefusal(@Nullable ReactionRefused refused) {}

  @Override
  public String name() {
    return "reaction-refusal";
  }

  @Override
  public Class<ReactionRefused> events() {
    return ReactionRefused.class;
  }

  @Override
  public Decider<RecordRefusal, ReactionRefusal, ReactionRefused> decider() {
    return new Rules();
  }

  @Override
  public String stateOf(ReactionRefusal state) {
    return state.refused() == null ? "NONE" : "RECORDED";
  }

  @Override
  public UUID tenantOf(ReactionRefusal state) {
    return recorded(state).tenant();
  }

  @Override
  public UUID correlationOf(ReactionRefusal state) {
    return recorded(state).story();
  }

  private static ReactionRefused recorded(ReactionRefusal state) {
    if (state.refused() == null) {
      throw new IllegalStateException("asked before the first event");
    }
    return state.refused();
  }

  private static final class Rules
      implements Decider<RecordRefusal, ReactionRefusal, ReactionRefused> {

    @Override
    public ReactionRefusal initial() {
      return new ReactionRefusal(null);
    }

    @Override
    public List<ReactionRefused> decide(RecordRefusal c, ReactionRefusal state) {
      if (state.refused() != null) {
        return List.of();
      }
      return List.of(
          new ReactionRefused(
              c.refusal(),
              c.tenant(),
              c.correlation(),
              c.reaction(),
              c.fact(),
              c.factType(),
              c.code(),
              c.at()));
    }

    @Override
    public ReactionRefusal evolve(ReactionRefusal state, ReactionRefused event) {
      return new ReactionRefusal(event);
    }
  }
}
