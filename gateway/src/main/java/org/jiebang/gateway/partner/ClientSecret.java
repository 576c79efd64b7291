package org.jiebang.gateway.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a secret hashes to. A plain row, not an event: whether the secret holds stands in the
 * client's events, what it is stands nowhere.
 */
@Entity
@Table(name = "client_secret")
@NullUnmarked // filled by Hibernate
public class ClientSecret {

  /** SHA-256, 64 hexadecimal digits: of 256 random bits nothing slower is needed. */
  @Id
  @Column(length = 64)
  public String hash;

  /** Its name, as in the events. */
  @Column(columnDefinition = "binary(16)")
  public UUID secret;

  public Instant since;
}
