package org.jiebang.needs.attachment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** An attachment as it is kept for showing, its reason still sealed; {@link ShownAttachment}. */
public record AttachmentBody(
    UUID id,
    String state,
    UUID need,
    UUID community,
    String type,
    int bytes,
    String hash,
    @Nullable Envelope removedBecause,
    Instant addedAt) {

  AttachmentBody in(String now) {
    return new AttachmentBody(id, now, need, community, type, bytes, hash, removedBecause, addedAt);
  }

  /**
   * An attachment as its readers see it.
   *
   * @param state {@code KEPT}, {@code REMOVED} or {@code ERASED}
   * @param bytes how many it has; what was stored of a photo has no data about camera and place
   * @param hash SHA-256 in hex of what is stored, which is encrypted
   */
  @Schema(name = "Attachment")
  public record ShownAttachment(
      UUID id,
      String state,
      UUID need,
      UUID community,
      String type,
      int bytes,
      String hash,
      @Nullable String removedBecause,
      Instant addedAt) {}
}
