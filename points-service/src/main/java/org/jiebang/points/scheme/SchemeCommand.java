package org.jiebang.points.scheme;

import java.time.Instant;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/** What one may ask of a scheme. */
public sealed interface SchemeCommand {

  Actor by();

  Instant at();

  /**
   * @param effectiveFrom null: from the moment of publication
   */
  record DraftRuleSet(
      SchemeId scheme,
      CommunityId community,
      @Nullable Instant effectiveFrom,
      Rules rules,
      Actor by,
      Instant at)
      implements SchemeCommand {}

  /** Changes the version that is being prepared; a proposal becomes a draft again. */
  record ReviseRuleSet(@Nullable Instant effectiveFrom, Rules rules, Actor by, Instant at)
      implements SchemeCommand {}

  /** Puts the draft before the district. */
  record ProposeRuleSet(Actor by, Instant at) implements SchemeCommand {}

  record PublishRuleSet(Actor by, Instant at) implements SchemeCommand {}
}
