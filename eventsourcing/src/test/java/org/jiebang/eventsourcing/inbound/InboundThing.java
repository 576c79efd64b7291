package org.jiebang.eventsourcing.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row as services keep it of a fact of others. */
@Entity
@Table(name = "inbound_thing")
@NullUnmarked // filled by Hibernate
public class InboundThing {

  @Id
  @Column(length = 40)
  public String place;

  @Column(columnDefinition = "binary(16)")
  public UUID counter;

  public int raised;
}
