package org.jiebang.needs.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A line of a community's update feed; its tenant is the community. */
@Entity
@Table(name = "public_update")
@NullUnmarked // filled by Hibernate
public class UpdateRow extends ViewRow {

  /** Null for what concerns the community as a whole. */
  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID need;
}
