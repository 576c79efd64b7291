package org.jiebang.eventsourcing.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secret our own services share, for {@code /internal/…}. Without one, nobody gets in. */
@ApplicationScoped
public class ServiceToken {

  private final byte[] secret;

  public ServiceToken(@ConfigProperty(name = "jiebang.service-token") Optional<String> secret) {
    this.secret = secret.orElse("").getBytes(UTF_8);
  }

  /** Compares in a time that does not depend on where the two differ. */
  public boolean is(String token) {
    return secret.length > 0 && MessageDigest.isEqual(secret, token.getBytes(UTF_8));
  }
}
