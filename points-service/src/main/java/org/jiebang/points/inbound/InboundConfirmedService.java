package org.jiebang.points.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A confirmed service as matching-service has told it: which account and lot its points are in. */
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

  @Column(columnDefinition = "binary(16)")
  public UUID account;

  @Column(columnDefinition = "binary(16)")
  public UUID lot;

  public String category;

  /** When the service ended: decides the rule set. */
  public Instant endedAt;

  /** Voided records earn nothing, even when they are taken in late. */
  public boolean voided;
}
