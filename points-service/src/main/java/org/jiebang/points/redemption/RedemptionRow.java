package org.jiebang.points.redemption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A row of the list of redemptions. */
@Entity
@Table(name = "redemption")
@NullUnmarked // filled by Hibernate
public class RedemptionRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID account;

  @Column(columnDefinition = "binary(16)")
  public UUID reward;

  /** Null: the community hands it out. */
  @Column(columnDefinition = "binary(16)")
  public UUID merchant;
}
