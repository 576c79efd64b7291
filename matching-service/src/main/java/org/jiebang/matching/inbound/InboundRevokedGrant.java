package org.jiebang.matching.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A grant that was taken away and has not been given again, as the gateway has told us. */
@Entity
@Table(name = "inbound_revoked_grant")
@NullUnmarked // filled by Hibernate
public class InboundRevokedGrant {

  @EmbeddedId public Key key;

  @Column(name = "revoked_at")
  public Instant revokedAt;

  /**
   * Whose, and which.
   *
   * @param held as in tokens: {@code GRD@community:0190…}
   */
  @Embeddable
  public record Key(
      @Column(columnDefinition = "binary(16)") UUID person, @Column(length = 80) String held)
      implements Serializable {}
}
