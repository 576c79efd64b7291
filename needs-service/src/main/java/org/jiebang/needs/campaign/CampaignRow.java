package org.jiebang.needs.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A line of the list of campaigns; its tenant is the community. */
@Entity
@Table(name = "campaign")
@NullUnmarked // filled by Hibernate
public class CampaignRow extends ViewRow {

  @Column(length = 32)
  public String kind;

  @Column(length = 32)
  public String purpose;
}
