package org.jiebang.needs.attachment;

import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What an attachment's events add up to. */
public sealed interface Attachment {

  record NotAdded() implements Attachment {}

  /** How far it has come. */
  enum Phase {
    KEPT,
    REMOVED,
    ERASED
  }

  /**
   * An attachment that was added.
   *
   * @param file where its bytes are stored
   * @param key of the file, sealed under the key of the need's author
   * @param anonymous whose need it is, is nobody's to know
   */
  record Added(
      AttachmentId id,
      NeedId need,
      CommunityId community,
      UUID file,
      String type,
      String hash,
      Envelope key,
      boolean anonymous,
      Phase phase)
      implements Attachment {

    Added with(Phase now) {
      return new Added(id, need, community, file, type, hash, key, anonymous, now);
    }
  }
}
