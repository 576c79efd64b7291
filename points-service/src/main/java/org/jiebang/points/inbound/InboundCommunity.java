package org.jiebang.points.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A community as needs-service has registered it. */
@Entity
@Table(name = "inbound_community")
@NullUnmarked // filled by Hibernate
public class InboundCommunity {

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID community;

  @Column(columnDefinition = "binary(16)")
  public UUID district;
}
