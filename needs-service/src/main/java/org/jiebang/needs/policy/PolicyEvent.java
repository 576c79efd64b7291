package org.jiebang.needs.policy;

import java.time.Instant;
import org.jiebang.needs.place.CommunityId;

/** What can happen to a community's policy. */
public sealed interface PolicyEvent {

  PolicyId policy();

  Instant at();

  /**
   * @param effectiveFrom from then on these values hold, until later ones do
   * @param reason read by everybody
   */
  record CommunityPolicySet(
      PolicyId policy,
      CommunityId community,
      PolicyValues values,
      Instant effectiveFrom,
      String reason,
      Instant at)
      implements PolicyEvent {}
}
