package org.jiebang.gateway.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.NullUnmarked;

/** A community or organisation (which one: its state) that the feed has told of. */
@Entity
@Table(name = "feed_place")
@NullUnmarked // filled by Hibernate
public class FeedPlaceRow extends ViewRow {

  static final String COMMUNITY = "COMMUNITY";
  static final String ORGANISATION = "ORGANISATION";

  /** Directly above: the parent organisation, or the district. */
  @Column(columnDefinition = "binary(16)")
  public UUID above;

  /** The district at the top. */
  @Column(columnDefinition = "binary(16)")
  public UUID district;
}
