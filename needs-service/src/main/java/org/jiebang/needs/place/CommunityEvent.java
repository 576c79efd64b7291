package org.jiebang.needs.place;

import java.time.Instant;
import java.util.UUID;

/** What can happen to a community. */
public sealed interface CommunityEvent {

  CommunityId community();

  Instant at();

  /**
   * @param timeZone an IANA zone, e.g. {@code Asia/Shanghai}
   */
  record CommunityRegistered(
      CommunityId community, String name, UUID district, String timeZone, Instant at)
      implements CommunityEvent {}

  record EstateAdded(CommunityId community, EstateId estate, String name, Instant at)
      implements CommunityEvent {}

  /** No needs are taken until it is reopened. */
  record CommunityClosed(CommunityId community, String reason, Instant at)
      implements CommunityEvent {}

  record CommunityReopened(CommunityId community, Instant at) implements CommunityEvent {}
}
