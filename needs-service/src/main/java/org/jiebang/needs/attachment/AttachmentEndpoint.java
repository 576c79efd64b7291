package org.jiebang.needs.attachment;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.needs.attachment.Attachment.Added;
import org.jiebang.needs.attachment.AttachmentBody.ShownAttachment;
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedAudience;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jspecify.annotations.Nullable;

/** What the resources of attachments hand their requests to. */
@Singleton
public class AttachmentEndpoint {

  static final String PATH = "/api/v1/attachments";

  private static final String REASON = "removedBecause";

  private final Endpoint<
          AttachmentCommand, Attachment, AttachmentEvent, AttachmentBody, ShownAttachment>
      endpoint;
  private final CommandHandler commands;
  private final NeedAudience audience;
  private final CurrentCaller caller;
  private final PersonKeys keys;

  AttachmentEndpoint(
      Endpoints endpoints,
      CommandHandler commands,
      NeedAudience audience,
      CurrentCaller caller,
      PersonKeys keys) {
    this.endpoint = endpoints.of(Attachments.INSTANCE, new AttachmentPicture(), PATH, this::show);
    this.commands = commands;
    this.audience = audience;
    this.caller = caller;
    this.keys = keys;
  }

  /** For what the resource has checked itself. */
  Endpoint<AttachmentCommand, Attachment, AttachmentEvent, AttachmentBody, ShownAttachment>
      attachments() {
    return endpoint;
  }

  /**
   * For what is already there: to who may not read the texts of its need it does not exist.
   *
   * @throws org.jiebang.eventsourcing.Rejected with ATTACHMENT_NOT_FOUND
   */
  Endpoint<AttachmentCommand, Attachment, AttachmentEvent, AttachmentBody, ShownAttachment> seen(
      UUID attachment) {
    return audience.reads(need(attachment), caller.get())
        ? endpoint
        : refuse(AttachmentRefusal.ATTACHMENT_NOT_FOUND);
  }

  /** The need that it belongs to. */
  Need need(UUID attachment) {
    return commands.load(Attachments.INSTANCE, attachment).state() instanceof Added added
        ? need(added.need())
        : refuse(AttachmentRefusal.ATTACHMENT_NOT_FOUND);
  }

  Need need(NeedId need) {
    return commands.load(Needs.INSTANCE, need.value()).state();
  }

  /** A reason, under the key of whom the attachment is about. */
  @Nullable Envelope sealed(UUID attachment, @Nullable String reason) {
    return reason != null
            && !reason.isBlank()
            && commands.load(Attachments.INSTANCE, attachment).state() instanceof Added added
        ? keys.seal(added.key().sub(), attachment, REASON, reason)
        : null;
  }

  private ShownAttachment show(UUID id, AttachmentBody b, Caller who) {
    Envelope reason = b.removedBecause();
    return new ShownAttachment(
        id,
        b.state(),
        b.need(),
        b.community(),
        b.type(),
        b.bytes(),
        b.hash(),
        reason == null || !who.readsPersonal() ? null : keys.open(reason, id, REASON),
        b.addedAt());
  }
}
