package org.jiebang.gateway.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A community or organisation that the gateway has heard of, and where it lies. */
@Entity
@Table(name = "inbound_scope")
@NullUnmarked // filled by Hibernate
public class InboundScope {

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID id;

  /** {@code community} or {@code organisation}, as in a grant. */
  @Column(length = 16)
  public String kind;

  /** Directly above: the parent organisation, or the district. */
  @Column(columnDefinition = "binary(16)")
  public UUID above;

  /** The district at the top. */
  @Column(columnDefinition = "binary(16)")
  public UUID district;

  @Column(length = 200)
  public String name;

  /** For trying things out. */
  public boolean sandbox;
}
