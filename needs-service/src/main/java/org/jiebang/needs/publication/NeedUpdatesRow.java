package org.jiebang.needs.publication;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** The public updates of one need; its tenant is the community. */
@Entity
@Table(name = "need_updates")
@NullUnmarked // filled by Hibernate
public class NeedUpdatesRow extends ViewRow {

  public boolean shown;
}
