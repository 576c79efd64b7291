package org.jiebang.needs.place;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of communities. */
@Entity
@Table(name = "community")
@NullUnmarked // filled by Hibernate
public class CommunityRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID district;

  @Column(length = 16)
  public String kind;
}
