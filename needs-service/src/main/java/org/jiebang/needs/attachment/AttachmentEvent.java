package org.jiebang.needs.attachment;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;

/** What can happen to an attachment. Its bytes stand in no event. */
public sealed interface AttachmentEvent {

  AttachmentId attachment();

  Instant at();

  /**
   * @param file where the bytes are stored, encrypted
   * @param type as its content says, e.g. {@code image/jpeg}
   * @param bytes how many, before they were encrypted
   * @param hash SHA-256 in hex of what is stored; of the encrypted bytes, because one of the photo
   *     itself would let anybody who has it find out that it is here
   * @param key of the file, sealed under the key of the need's author: it goes with them
   * @param anonymous whose need it is, is nobody's to know
   */
  record AttachmentAdded(
      AttachmentId attachment,
      NeedId need,
      CommunityId community,
      UUID file,
      String type,
      int bytes,
      String hash,
      Envelope key,
      boolean anonymous,
      Instant at)
      implements AttachmentEvent {}

  /** Nobody gets to see it any more; its bytes go at once. */
  record AttachmentRemoved(AttachmentId attachment, Envelope reason, Instant at)
      implements AttachmentEvent {}

  /** Its bytes are gone; that there was one stays. */
  record AttachmentErased(AttachmentId attachment, Instant at) implements AttachmentEvent {}
}
