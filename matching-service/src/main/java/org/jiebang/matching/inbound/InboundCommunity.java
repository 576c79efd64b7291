package org.jiebang.matching.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A community as needs-service has told us. */
@Entity
@Table(name = "inbound_community")
@NullUnmarked // filled by Hibernate
public class InboundCommunity {

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID id;

  @Column(length = 120)
  public String name;

  @Column(columnDefinition = "binary(16)")
  public UUID district;

  /** e.g. {@code Asia/Shanghai}; null when it told us of itself before we asked. */
  @Column(name = "time_zone", length = 64)
  public @Nullable String timeZone;

  /** Until it is reopened. */
  public boolean closed;
}
