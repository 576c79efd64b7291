package org.jiebang.needs.council;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A line of the list of agenda items; its tenant is the community. */
@Entity
@Table(name = "agenda_item")
@NullUnmarked // filled by Hibernate
public class AgendaItemRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID council;

  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID meeting;
}
