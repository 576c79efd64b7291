package org.jiebang.matching.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.Sha256;

/**
 * Makes the secrets of addresses. A secret follows from the address's id, from the key of the
 * request that made it, which we do not keep, and from a key of our own: so the same request gets
 * the same answer, and nobody else can make it again, not even with our database.
 */
@Singleton
class CalendarSecrets {

  /** 192 bits: 32 characters of base64url. */
  private static final int BYTES = 24;

  static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "calendar addresses";

  private final SecretKeySpec key;

  @Inject
  CalendarSecrets(@ConfigProperty(name = "jiebang.keys.kek") String kek) {
    byte[] above = Base64.getDecoder().decode(kek);
    this.key = new SecretKeySpec(mac(new SecretKeySpec(above, ALGORITHM), PURPOSE), ALGORITHM);
  }

  /**
   * @param requestKey the {@code Idempotency-Key} of the request that makes the address
   */
  String of(UUID address, String requestKey) {
    byte[] mac = mac(key, address + "/" + requestKey);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
  }

  /** 64 hexadecimal digits. A plain hash: there is nothing to guess. */
  static String hash(String secret) {
    return Sha256.hex(secret);
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }
}
