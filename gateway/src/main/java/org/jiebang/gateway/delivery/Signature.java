package org.jiebang.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of Standard Webhooks, version 1 (standardwebhooks.com): HMAC-SHA256 over id, time and
 * body. With two secrets in use there are two, so that a receiver may change over when it likes.
 */
final class Signature {

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * @param secrets {@code whsec_…}
   * @param id without a dot
   * @param epochSeconds real time, because receivers compare it with theirs
   */
  static String of(List<String> secrets, String id, long epochSeconds, byte[] body) {
    return secrets.stream()
        .map(secret -> "v1," + mac(secret, id, epochSeconds, body))
        .collect(Collectors.joining(" "));
  }

  private static String mac(String secret, String id, long epochSeconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
      mac.update((id + "." + epochSeconds + ".").getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
