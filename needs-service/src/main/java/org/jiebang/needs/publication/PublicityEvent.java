package org.jiebang.needs.publication;

import java.time.Instant;
import org.jiebang.needs.place.CommunityId;

/** What can happen to a record. */
public sealed interface PublicityEvent {

  PublicityId record();

  Instant at();

  record PublicityRecorded(
      PublicityId record, CommunityId community, PublicityKind kind, Piece piece, Instant at)
      implements PublicityEvent {}

  record PublicityVoided(PublicityId record, String reason, Instant at) implements PublicityEvent {}
}
