package org.jiebang.points.scheme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/** A community's scheme as far as the rules ask about it. */
public sealed interface Scheme {

  /** Nobody has drafted anything yet. */
  record Unwritten() implements Scheme {}

  /**
   * @param published in order of {@code effectiveFrom}; a handful, kept for ever because late
   *     confirmations need them
   * @param working the version being prepared, if any; one at a time
   */
  record Written(
      SchemeId id, CommunityId community, List<RuleSet> published, @Nullable Working working)
      implements Scheme {}

  /**
   * A version that is not published yet.
   *
   * @param effectiveFrom null: from the moment of publication
   * @param proposer who put it before the district; null while it is a draft
   */
  record Working(
      int version, @Nullable Instant effectiveFrom, Rules rules, @Nullable UUID proposer) {}

  /** The version that applies to what happened at {@code at}; null when none did. */
  default @Nullable RuleSet inForce(Instant at) {
    return switch (this) {
      case Unwritten() -> null;
      case Written w ->
          w.published().reversed().stream()
              .filter(set -> !set.effectiveFrom().isAfter(at))
              .findFirst()
              .orElse(null);
    };
  }
}
