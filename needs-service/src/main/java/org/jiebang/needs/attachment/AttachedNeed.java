package org.jiebang.needs.attachment;

import java.util.Set;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** Which attachments a need has: as many as it may have, and no more. */
public sealed interface AttachedNeed {

  /** None so far. */
  record Never() implements AttachedNeed {}

  /**
   * A need that has had some.
   *
   * @param kept those that were not removed
   */
  record Attached(NeedId need, CommunityId community, Set<AttachmentId> kept)
      implements AttachedNeed {}

  /** How many there are. */
  default int count() {
    return switch (this) {
      case Never() -> 0;
      case Attached attached -> attached.kept().size();
    };
  }
}
