package org.jiebang.matching.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.personal.SecretCodes;

/** The codes of rating links: 16 characters, 80 bits, too many to try. */
@ApplicationScoped
class RatingCodes {

  private static final int LENGTH = 16;

  private final SecretCodes codes;

  RatingCodes(@ConfigProperty(name = "jiebang.keys.kek") String kek) {
    this.codes = SecretCodes.derivedFrom(Base64.getDecoder().decode(kek), "rating links", LENGTH);
  }

  String codeOf(UUID link) {
    return codes.codeOf(link);
  }

  String hashOf(UUID link) {
    return codes.hashOf(link);
  }

  String hash(UUID link, String code) {
    return codes.hash(link, code);
  }
}
