package org.jiebang.needs.place;

import java.time.Instant;
import java.util.UUID;

/** What can be asked of a community. */
public sealed interface CommunityCommand {

  CommunityId community();

  Instant at();

  /**
   * @param timeZone an IANA zone; the community's days, weeks and months are counted in it
   */
  record RegisterCommunity(
      CommunityId community, String name, UUID district, String timeZone, Instant at)
      implements CommunityCommand {}

  record AddEstate(CommunityId community, EstateId estate, String name, Instant at)
      implements CommunityCommand {}

  record CloseCommunity(CommunityId community, String reason, Instant at)
      implements CommunityCommand {}

  record ReopenCommunity(CommunityId community, Instant at) implements CommunityCommand {}
}
