package org.jiebang.gateway.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * An account and the hash of its password. A plain row, not an event: it is changed and deleted,
 * and nothing may remember it.
 */
@Entity
@Table(name = "credential")
@NullUnmarked // filled by Hibernate
public class Credential {

  @Id
  @Column(length = 40)
  public String account;

  @Column(columnDefinition = "binary(16)")
  public UUID person;

  /** bcrypt in modular crypt form. */
  @Column(length = 80)
  public String hash;

  public Instant since;
}
