package org.jiebang.matching.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of organisations. */
@Entity
@Table(name = "organisation")
@NullUnmarked // filled by Hibernate
public class OrganisationRow extends ViewRow {

  @Column(length = 40)
  public String kind;

  @Column(columnDefinition = "binary(16)")
  public UUID parent;

  @Column(columnDefinition = "binary(16)")
  public UUID district;
}
