package org.jiebang.points.scheme;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen to a scheme. */
public sealed interface SchemeEvent {

  SchemeId scheme();

  Instant at();

  record RuleSetDrafted(
      SchemeId scheme,
      CommunityId community,
      int version,
      @Nullable Instant effectiveFrom,
      Rules rules,
      Instant at)
      implements SchemeEvent {}

  record RuleSetRevised(
      SchemeId scheme, int version, @Nullable Instant effectiveFrom, Rules rules, Instant at)
      implements SchemeEvent {}

  record RuleSetProposed(SchemeId scheme, int version, @Nullable UUID proposer, Instant at)
      implements SchemeEvent {}

  /** From here on the version never changes. */
  record RuleSetPublished(
      SchemeId scheme,
      CommunityId community,
      int version,
      Instant effectiveFrom,
      Rules rules,
      @Nullable UUID publisher,
      Instant at)
      implements SchemeEvent {}
}
