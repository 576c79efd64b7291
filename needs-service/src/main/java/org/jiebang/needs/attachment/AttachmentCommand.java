package org.jiebang.needs.attachment;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of an attachment. */
public sealed interface AttachmentCommand {

  AttachmentId attachment();

  Actor by();

  Instant at();

  /**
   * @param mayAdd whoever adds it brought the need in, or works at its desk
   */
  record AddAttachment(
      AttachmentId attachment,
      NeedId need,
      CommunityId community,
      boolean mayAdd,
      UUID file,
      String type,
      int bytes,
      String hash,
      Envelope key,
      boolean anonymous,
      Actor by,
      Instant at)
      implements AttachmentCommand {}

  /**
   * @param mayRemove whoever removes it brought the need in, or works at its desk
   */
  record RemoveAttachment(
      AttachmentId attachment, boolean mayRemove, @Nullable Envelope reason, Actor by, Instant at)
      implements AttachmentCommand {}

  /** From the clock, when the bytes are gone. */
  record EraseAttachment(AttachmentId attachment, Actor by, Instant at)
      implements AttachmentCommand {}
}
