package org.jiebang.needs.attachment;

import java.time.Instant;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What can happen to a need as one with attachments; what is in them stands with each of them. */
public sealed interface AttachedNeedEvent {

  NeedId need();

  Instant at();

  record AttachmentTaken(NeedId need, CommunityId community, AttachmentId attachment, Instant at)
      implements AttachedNeedEvent {}

  record AttachmentDropped(NeedId need, AttachmentId attachment, Instant at)
      implements AttachedNeedEvent {}
}
