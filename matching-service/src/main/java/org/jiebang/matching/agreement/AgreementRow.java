package org.jiebang.matching.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of agreements. */
@Entity
@Table(name = "agreement")
@NullUnmarked // filled by Hibernate
public class AgreementRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID organisation;
}
