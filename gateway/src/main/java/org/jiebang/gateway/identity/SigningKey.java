package org.jiebang.gateway.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A key pair that tokens are signed with. The newest signs; the others still verify. */
@Entity
@Table(name = "signing_key")
@NullUnmarked // filled by Hibernate
public class SigningKey {

  /** From 1. */
  @Id public int number;

  /** The pair as a JSON Web Key, in an {@code Envelope}: it opens with the keys database only. */
  @Column(columnDefinition = "text")
  public String sealed;

  public Instant since;
}
