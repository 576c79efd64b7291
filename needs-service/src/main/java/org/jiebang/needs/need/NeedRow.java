package org.jiebang.needs.need;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of needs; its tenant is the community. */
@Entity
@Table(name = "need")
@NullUnmarked // filled by Hibernate
public class NeedRow extends ViewRow {

  @Column(length = 32)
  public String category;

  @Column(length = 32)
  public String urgency;

  @Column(columnDefinition = "binary(16)")
  public UUID author;

  /** Not submitted: for the author only. */
  public boolean draft;

  /**
   * For the author, grid workers and the desk only: of such a category, or declined without that
   * being published.
   */
  public boolean secluded;
}
