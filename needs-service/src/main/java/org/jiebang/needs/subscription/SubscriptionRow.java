package org.jiebang.needs.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A line of the list of subscriptions; its tenant is the community of what is followed. */
@Entity
@Table(name = "subscription")
@NullUnmarked // filled by Hibernate
public class SubscriptionRow extends ViewRow {

  /** See {@link Subscriber#key}. */
  @Column(columnDefinition = "binary(16)")
  public UUID subscriber;

  /** See {@link Subject#key}. */
  @Column(columnDefinition = "binary(16)")
  public UUID subject;

  /** Null for a person. */
  @Column(length = 16)
  public @Nullable String channel;

  /** What is wanted, separated by commas; empty: all. */
  @Column(length = 400)
  public String kinds;

  /** Since when, in milliseconds since 1970: what was told before is not theirs. */
  @Column(name = "opened_ms")
  public long openedMs;
}
