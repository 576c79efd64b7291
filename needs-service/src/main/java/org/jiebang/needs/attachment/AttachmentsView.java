package org.jiebang.needs.attachment;

import org.jiebang.eventsourcing.view.ListView;

/** The list of attachments. */
public final class AttachmentsView
    extends ListView<AttachmentBody, AttachmentRow, AttachmentEvent> {

  public AttachmentsView() {
    super(Attachments.INSTANCE, new AttachmentPicture(), AttachmentRow.class, AttachmentRow::new);
  }

  @Override
  protected void columns(AttachmentRow row, AttachmentBody body) {
    row.need = body.need();
  }
}
