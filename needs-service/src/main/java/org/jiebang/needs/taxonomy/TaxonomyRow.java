package org.jiebang.needs.taxonomy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of taxonomies; its tenant is the district or the community. */
@Entity
@Table(name = "taxonomy")
@NullUnmarked // filled by Hibernate
public class TaxonomyRow extends ViewRow {

  @Column(length = 16)
  public String level;
}
