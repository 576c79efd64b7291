package org.jiebang.needs.publication;

import java.time.Instant;
import java.time.LocalDate;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a record. */
public sealed interface PublicityCommand {

  PublicityId record();

  Instant at();

  /**
   * @param today in the community's time zone
   */
  record RecordPublicity(
      PublicityId record,
      CommunityId community,
      PublicityKind kind,
      Piece piece,
      LocalDate today,
      Instant at)
      implements PublicityCommand {}

  record VoidPublicity(PublicityId record, @Nullable String reason, Instant at)
      implements PublicityCommand {}
}
