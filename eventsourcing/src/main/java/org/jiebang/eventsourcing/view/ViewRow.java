package org.jiebang.eventsourcing.view;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * What every row of a list view has. An aggregate's row entity adds the columns that its list is
 * filtered by, its table starts with {@code gen INT, id BINARY(16)} as primary key.
 */
@MappedSuperclass
@NullUnmarked // filled by Hibernate
public abstract class ViewRow {

  @EmbeddedId public RowKey key;

  /** Owner of the stream; every list query is bound to it. */
  @Column(columnDefinition = "binary(16)")
  public UUID tenant;

  @Column(length = 32)
  public String state;

  /** Version of the stream that the row shows. */
  public long version;

  /** When its first event happened, µs, UTC. */
  public Instant since;

  /** The picture's body as JSON. */
  @Column(columnDefinition = "longtext")
  public String body;

  /** The body as an object while a batch of events is applied; see {@link ListView}. */
  @Transient Object picture;

  /**
   * @param gen the generation of the view (a rebuild fills the next one beside it)
   * @param id usually the stream
   */
  @jakarta.persistence.Embeddable
  public record RowKey(int gen, @Column(columnDefinition = "binary(16)") UUID id)
      implements java.io.Serializable {}
}
