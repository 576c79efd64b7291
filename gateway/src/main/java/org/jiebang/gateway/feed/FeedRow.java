package org.jiebang.gateway.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** One row per fact in the feed; the body is the {@link PublishedFact} without envelopes. */
@Entity
@Table(name = "feed_row")
@NullUnmarked // filled by Hibernate
public class FeedRow extends ViewRow {

  /** Its number in the feed, from 1. */
  @Column(name = "position")
  public long position;

  /** The root need of its story. */
  @Column(columnDefinition = "binary(16)")
  public UUID correlation;
}
