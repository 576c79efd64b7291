package org.jiebang.needs.needlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of need lists; its tenant is the community. */
@Entity
@Table(name = "need_list")
@NullUnmarked // filled by Hibernate
public class NeedListRow extends ViewRow {

  @Column(length = 16)
  public String level;

  @Column(length = 16)
  public String period;
}
