package org.jiebang.matching.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A need as needs-service has told us. */
@Entity
@Table(name = "inbound_need")
@NullUnmarked // filled by Hibernate
public class InboundNeed {

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID id;

  @Column(columnDefinition = "binary(16)")
  public UUID community;

  @Column(length = 40)
  public String category;

  /** A person's id; null when the author is not known. */
  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID author;

  /** As needs-service verified it; null before. */
  @Column(length = 32)
  public @Nullable String urgency;

  /** The last state that matters here, e.g. {@code PLANNED}. */
  @Column(length = 32)
  public String state;

  /** Whether a task may be posted for it: it is planned, and not yet done. */
  public boolean planned() {
    return "PLANNED".equals(state) || "IN_SERVICE".equals(state);
  }
}
