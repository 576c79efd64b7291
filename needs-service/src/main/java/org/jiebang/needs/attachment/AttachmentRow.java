package org.jiebang.needs.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of attachments; its tenant is the community. */
@Entity
@Table(name = "attachment")
@NullUnmarked // filled by Hibernate
public class AttachmentRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID need;
}
