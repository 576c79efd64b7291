package org.jiebang.points.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A row of the list of accounts. */
@Entity
@Table(name = "account")
@NullUnmarked // filled by Hibernate
public class AccountRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID owner;

  /** A clawback took more than there was. */
  public boolean flagged;
}
