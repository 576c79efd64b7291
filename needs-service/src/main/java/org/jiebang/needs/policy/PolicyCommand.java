package org.jiebang.needs.policy;

import java.time.Instant;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a community's policy. */
public sealed interface PolicyCommand {

  PolicyId policy();

  Instant at();

  /** The first decision of the community, instead of the defaults. */
  record EstablishPolicy(
      PolicyId policy,
      CommunityId community,
      PolicyValues values,
      @Nullable Instant effectiveFrom,
      @Nullable String reason,
      Instant at)
      implements PolicyCommand {}

  /**
   * @param effectiveFrom null: at once
   */
  record ChangePolicy(
      PolicyId policy,
      PolicyValues values,
      @Nullable Instant effectiveFrom,
      @Nullable String reason,
      Instant at)
      implements PolicyCommand {}
}
