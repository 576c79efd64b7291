package org.jiebang.needs.council;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the council calendar; its tenant is the community. */
@Entity
@Table(name = "meeting")
@NullUnmarked // filled by Hibernate
public class MeetingRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID council;

  /** Of its date, {@code 2026-03}. */
  @Column(length = 7)
  public String month;
}
