package org.jiebang.eventsourcing.identity;

import java.io.IOException;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;

/** Where the issuer's public keys come from. The issuer itself may answer from memory. */
@FunctionalInterface
public interface KeySource {

  /**
   * The keys as of now.
   *
   * @throws IOException when the issuer cannot be reached or answers nonsense
   */
  List<JsonWebKey> fetch() throws IOException;
}
