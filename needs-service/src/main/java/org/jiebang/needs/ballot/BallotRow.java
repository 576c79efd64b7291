package org.jiebang.needs.ballot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of ballots; its tenant is the community. */
@Entity
@Table(name = "ballot")
@NullUnmarked // filled by Hibernate
public class BallotRow extends ViewRow {

  @Column(length = 32)
  public String kind;
}
