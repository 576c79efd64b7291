package org.jiebang.needs.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A notice; its tenant is the community. */
@Entity
@Table(name = "notice")
@NullUnmarked // filled by Hibernate
public class NoticeRow extends ViewRow {

  @Column(length = 24)
  public String kind;

  @Column(length = 12)
  public String audience;

  /** Of a need that is not for everybody. */
  public boolean secluded;

  /** What it goes by in the index, until that is written. */
  @Transient List<UUID> subjects = List.of();
}
