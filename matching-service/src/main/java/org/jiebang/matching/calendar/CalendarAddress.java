package org.jiebang.matching.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * One address of one person, without its secret. A plain row, not an event: it is given up and
 * goes, and nothing may remember it.
 */
@Entity
@Table(name = "calendar_address")
@NullUnmarked // filled by Hibernate
public class CalendarAddress {

  /** That of the command that made it, so that a repeat finds it. */
  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID id;

  @Column(columnDefinition = "binary(16)")
  public UUID person;

  @Enumerated(EnumType.STRING)
  @Column(length = 16)
  public CalendarKind kind;

  /** For {@code COMMUNITY}. */
  @Column(columnDefinition = "binary(16)")
  public @Nullable UUID community;

  /**
   * For {@code COMMUNITY}: the grants that let the person near it then, as in tokens, separated by
   * blanks; null when it was made before they were kept.
   */
  @Column(columnDefinition = "text")
  public @Nullable String held;

  /** Null once it was given up: no secret leads to it any more. */
  @Column(name = "secret_hash", columnDefinition = "char(64)")
  public @Nullable String secretHash;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "revoked_at")
  public @Nullable Instant revokedAt;
}
