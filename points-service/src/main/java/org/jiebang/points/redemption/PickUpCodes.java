package org.jiebang.points.redemption;

import java.util.UUID;
import org.jiebang.eventsourcing.personal.SecretCodes;

/** Pick-up codes: eight characters, 40 bits, from the redemption and a key of this service. */
public final class PickUpCodes {

  private static final int LENGTH = 8;

  private final SecretCodes codes;

  /**
   * @param key at least 32 bytes
   */
  public PickUpCodes(byte[] key) {
    this(new SecretCodes(key, LENGTH));
  }

  private PickUpCodes(SecretCodes codes) {
    this.codes = codes;
  }

  /** With a key of its own, derived from the service's key-encryption key. */
  public static PickUpCodes derivedFrom(byte[] keyEncryptionKey) {
    return new PickUpCodes(SecretCodes.derivedFrom(keyEncryptionKey, "pick-up codes", LENGTH));
  }

  public String codeOf(UUID redemption) {
    return codes.codeOf(redemption);
  }

  /** As {@link SecretCodes#hash}. */
  public String hash(UUID redemption, String code) {
    return codes.hash(redemption, code);
  }

  /** The hash of the code that {@code redemption} has. */
  public String hashOf(UUID redemption) {
    return codes.hashOf(redemption);
  }
}
