package org.jiebang.needs.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of publicity; its tenant is the community. */
@Entity
@Table(name = "publicity")
@NullUnmarked // filled by Hibernate
public class PublicityRow extends ViewRow {

  @Column(length = 16)
  public String kind;

  @Column(name = "published_on")
  public LocalDate publishedOn;

  /** 0 where it is not known. */
  public long reach;
}
