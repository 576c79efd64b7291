package org.jiebang.matching.volunteer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of volunteers. */
@Entity
@Table(name = "volunteer")
@NullUnmarked // filled by Hibernate
public class VolunteerRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID person;

  /** As they say themself; null without. */
  @Column(columnDefinition = "binary(16)")
  public UUID organisation;
}
