package org.jiebang.points.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * A confirmed service as matching-service has told it. The account and the lot of its points follow
 * from volunteer, community and record.
 */
@Entity
@Table(name = "inbound_confirmed_service")
@NullUnmarked // filled by Hibernate
public class InboundConfirmedService {

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID record;

  @Column(columnDefinition = "binary(16)")
  public UUID task;

  @Column(columnDefinition = "binary(16)")
  public UUID community;

  @Column(columnDefinition = "binary(16)")
  public UUID volunteer;

  public String category;

  /** When the service ended: decides the rule set. */
  public Instant endedAt;

  /** Voided records earn nothing, even when they are taken in late. */
  public boolean voided;
}
