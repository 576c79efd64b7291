package org.jiebang.points.redemption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pick-up codes. A code follows from the redemption and a key that only this service has, so it is
 * stored nowhere; events carry a keyed hash of it, so it cannot be guessed from them either.
 */
public final class PickUpCodes {

  /** No letter or digit that is mistaken for another. */
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LENGTH = 8;

  private final SecretKeySpec key;

  /**
   * @param key at least 32 bytes
   */
  public PickUpCodes(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the key of pick-up codes must have 32 bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** A key of its own, derived from the service's key-encryption key. */
  public static PickUpCodes derivedFrom(byte[] keyEncryptionKey) {
    return new PickUpCodes(mac(new SecretKeySpec(keyEncryptionKey, "HmacSHA256"), "pick-up codes"));
  }

  /** Eight characters, 40 bits. */
  public String codeOf(UUID redemption) {
    byte[] mac = mac(key, "code/" + redemption);
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(mac[i] & 31));
    }
    return code.toString();
  }

  /**
   * 64 hexadecimal digits; spaces, dashes and small letters in what somebody typed do not matter.
   */
  public String hash(UUID redemption, String code) {
    String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return HexFormat.of().formatHex(mac(key, "hash/" + redemption + "/" + plain));
  }

  /** The hash of the code that {@code redemption} has. */
  public String hashOf(UUID redemption) {
    return hash(redemption, codeOf(redemption));
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }
}
