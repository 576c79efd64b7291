package org.jiebang.matching.inbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A published version of a community's rules, as points-service has told us. */
@Entity
@Table(name = "inbound_rule_set")
@IdClass(InboundRuleSet.Key.class)
@NullUnmarked // filled by Hibernate
public class InboundRuleSet {

  /** Versions are counted per community. */
  public record Key(UUID community, int version) implements Serializable {}

  @Id
  @Column(columnDefinition = "binary(16)")
  public UUID community;

  @Id public int version;

  @Column(length = 100)
  public String name;

  @Column(name = "effective_from")
  public Instant effectiveFrom;

  /** Null: this version zeroes nothing. */
  @Column(name = "zero_by", length = 40)
  public @Nullable String zeroBy;

  @Column(name = "zero_below")
  public int zeroBelow;

  @Column(name = "zero_least")
  public int zeroLeast;
}
