package org.jiebang.matching.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A line of the list of sessions. */
@Entity
@Table(name = "session")
@NullUnmarked // filled by Hibernate
public class SessionRow extends ViewRow {

  @Column(columnDefinition = "binary(16)")
  public UUID task;

  @Column(columnDefinition = "binary(16)")
  public UUID organisation;

  @Column(columnDefinition = "binary(16)")
  public UUID department;

  /** Whether sign-up has ever opened: then everybody may see that there is a session. */
  @Column(name = "made_public")
  public boolean madePublic;

  @Column(name = "starts_at")
  public Instant startsAt;

  /** When its last event happened; null in rows older than the column. */
  @Column(name = "changed_at")
  public @Nullable Instant changedAt;
}
