package org.jiebang.matching.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.matching.session.PresentedCode.Verdict;

/**
 * The short-lived codes by which volunteers show that they are where the session is: eight digits
 * of HMAC-SHA-256 over (session, minute). A code is good in its own minute and the next one.
 */
@ApplicationScoped
class CheckInCodes {

  /** Seconds that a code is made for. */
  static final long WINDOW = 60;

  /** Windows back in which a code is called too old rather than wrong: one hour. */
  private static final int REMEMBERED = 60;

  private static final int DIGITS = 100_000_000;

  private static final byte[] KEY_LABEL = "jiebang check-in codes v1".getBytes(UTF_8);

  private final SecretKeySpec key;

  /**
   * @param own {@code jiebang.check-in-key}: any secret text; without it a key is derived from the
   *     service's key-encryption key, so that all instances agree
   * @param kek {@code jiebang.keys.kek}: 32 bytes in base64
   */
  CheckInCodes(
      @ConfigProperty(name = "jiebang.check-in-key") Optional<String> own,
      @ConfigProperty(name = "jiebang.keys.kek") Optional<String> kek) {
    byte[] secret =
        own.map(text -> text.getBytes(UTF_8))
            .or(() -> kek.map(Base64.getDecoder()::decode))
            .orElseThrow(
                () -> new IllegalStateException("set jiebang.check-in-key or jiebang.keys.kek"));
    this.key =
        new SecretKeySpec(hmac(new SecretKeySpec(secret, "HmacSHA256"), KEY_LABEL), "HmacSHA256");
  }

  /**
   * @param code eight digits
   * @param goodUntil it is refused from then on
   */
  record Code(String code, Instant goodUntil) {}

  Code code(UUID session, Instant now) {
    int window = window(now);
    return new Code(digits(session, window), Instant.ofEpochSecond((window + 2L) * WINDOW));
  }

  PresentedCode check(UUID session, String code, Instant now) {
    int window = window(now);
    for (int back = 0; back <= REMEMBERED; back++) {
      String good = digits(session, window - back);
      if (MessageDigest.isEqual(good.getBytes(UTF_8), code.getBytes(UTF_8))) {
        return new PresentedCode(back <= 1 ? Verdict.VALID : Verdict.EXPIRED, window - back);
      }
    }
    return new PresentedCode(Verdict.INVALID, window);
  }

  private static int window(Instant at) {
    return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), WINDOW));
  }

  private String digits(UUID session, int window) {
    byte[] hash =
        hmac(
            key,
            ByteBuffer.allocate(24)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .putLong(window)
                .array());
    long number = ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
    return String.format(Locale.ROOT, "%08d", number % DIGITS);
  }

  private static byte[] hmac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }
}
