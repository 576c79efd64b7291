package org.jiebang.eventsourcing.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that somebody shows to prove what they were given: a pick-up code, a rating link. A code
 * follows from what it is for and a key that only the service has, so it is stored nowhere; events
 * carry a keyed hash of it, so it cannot be guessed from them either.
 */
public final class SecretCodes {

  private static final int KEY_BYTES = 32;

  /** No letter or digit that is mistaken for another: 5 bits each. */
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final SecretKeySpec key;
  private final int length;

  /**
   * @param key at least 32 bytes
   * @param length characters of a code, 8 to 32
   */
  public SecretCodes(byte[] key, int length) {
    if (key.length < KEY_BYTES || length < 8 || length > KEY_BYTES) {
      throw new IllegalArgumentException("a key of 32 bytes and 8 to 32 characters");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.length = length;
  }

  /**
   * With a key of their own, derived from the service's key-encryption key.
   *
   * @param purpose tells one kind of codes from another
   */
  public static SecretCodes derivedFrom(byte[] keyEncryptionKey, String purpose, int length) {
    return new SecretCodes(mac(new SecretKeySpec(keyEncryptionKey, "HmacSHA256"), purpose), length);
  }

  /** The code of what has this id. */
  public String codeOf(UUID id) {
    byte[] mac = mac(key, "code/" + id);
    var code = new StringBuilder();
    for (int i = 0; i < length; i++) {
      code.append(ALPHABET.charAt(mac[i] & 31));
    }
    return code.toString();
  }

  /**
   * 64 hexadecimal digits; spaces, dashes and small letters in what somebody typed do not matter.
   */
  public String hash(UUID id, String code) {
    String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return HexFormat.of().formatHex(mac(key, "hash/" + id + "/" + plain));
  }

  /** The hash of the code that {@code id} has. */
  public String hashOf(UUID id) {
    return hash(id, codeOf(id));
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
