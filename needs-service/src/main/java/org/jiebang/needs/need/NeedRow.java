package org.jiebang.needs.need;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A line of the list of needs; its tenant is the community. */
@Entity
@Table(name = "need")
@NullUnmarked // filled by Hibernate
public class NeedRow extends ViewRow {

  /** The desk or a grid worker. */
  static final String VERIFIER = "VERIFIER";

  static final String AUTHOR = "AUTHOR";
  static final String DESK = "DESK";

  @Column(length = 32)
  public String category;

  @Column(length = 32)
  public String urgency;

  @Column(columnDefinition = "binary(16)")
  public UUID author;

  /** How it came in; null for drafts. */
  @Column(length = 32)
  public @Nullable String channel;

  /** Whom it is for, if that is said. */
  @Column(name = "target_group", length = 32)
  public @Nullable String targetGroup;

  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID estate;

  @Column(length = 20)
  public @Nullable String grid;

  @Column(name = "micro_grid", length = 20)
  public @Nullable String microGrid;

  /** By when somebody is to do something about it; null where nobody has to. */
  public @Nullable Instant deadline;

  /** Who: {@link #VERIFIER}, {@link #AUTHOR} or {@link #DESK}. */
  @Column(name = "waits_for", length = 8)
  public @Nullable String waitsFor;

  /** Nobody is told whose it is. */
  public boolean nameless;

  /** Not submitted: for the author only. */
  public boolean draft;

  /**
   * For the author, grid workers and the desk only: of such a category, or declined without that
   * being published.
   */
  public boolean secluded;

  /** Null for drafts. */
  @Column(name = "submitted_at")
  public @Nullable Instant submittedAt;

  /** When its last event happened. */
  @Column(name = "changed_at")
  public @Nullable Instant changedAt;
}
