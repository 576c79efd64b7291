package org.jiebang.needs.attachment;

import org.jiebang.eventsourcing.Refusal;

/** Why an attachment says no. */
public enum AttachmentRefusal implements Refusal {
  ATTACHMENT_NOT_FOUND(Kind.NOT_FOUND, "There is no such attachment."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only who brought the need in, or its desk, may do this."),
  ATTACHMENT_REMOVED(Kind.GONE, "The attachment was removed."),
  ATTACHMENT_ERASED(Kind.GONE, "The attachment went with the person whose need it was."),
  ATTACHMENT_LIMIT(
      Kind.STATE, "The need has as many attachments as its community allows; remove one first."),
  FILE_TYPE_NOT_ALLOWED(Kind.CONTENT, "The content must be a JPEG, a PNG or a PDF, and whole."),
  FILE_TYPE_MISMATCH(Kind.CONTENT, "The content is of another type than its Content-Type says."),
  FILE_ENCRYPTED(Kind.CONTENT, "The PDF is encrypted; send it without a password."),
  FILE_METADATA(
      Kind.CONTENT,
      "The PDF says who made it where that cannot be removed; print it to a PDF anew and send that."),
  REASON_REQUIRED(Kind.CONTENT, "Removing an attachment needs a reason."),
  ILLEGAL_TRANSITION(Kind.STATE, "The attachment is not in a state for this.");

  private final Kind kind;
  private final String detail;

  AttachmentRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}
