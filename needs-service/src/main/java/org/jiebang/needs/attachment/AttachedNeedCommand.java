package org.jiebang.needs.attachment;

import java.time.Instant;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What can be asked of a need as one with attachments. */
public sealed interface AttachedNeedCommand {

  NeedId need();

  Instant at();

  /**
   * Decided together with the attachment, which is added.
   *
   * @param most as many as there may be, with it
   */
  record TakeAttachment(
      NeedId need, CommunityId community, AttachmentId attachment, int most, Instant at)
      implements AttachedNeedCommand {}

  /** Decided together with the attachment, which is removed. */
  record DropAttachment(NeedId need, AttachmentId attachment, Instant at)
      implements AttachedNeedCommand {}
}
