package org.jiebang.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Page cursors: where the page before ended, signed, so that nobody builds their own and a changed
 * one is refused.
 */
@ApplicationScoped
class Cursors {

  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 16;

  private final SecretKeySpec key;

  /**
   * @param secret the same in every instance of a service. Without one, cursors do not outlive the
   *     process.
   */
  @Inject
  Cursors(@ConfigProperty(name = "jiebang.cursor-key") Optional<String> secret) {
    this(secret.filter(s -> !s.isBlank()).map(s -> s.getBytes(UTF_8)).orElseGet(Cursors::random));
  }

  Cursors(byte[] secret) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  private static byte[] random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /**
   * @param list which list it belongs to; a cursor of another one is refused
   */
  String after(String list, UUID id) {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + MAC_BYTES).put(bytes(id)).put(mac(list, id)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * @throws org.jiebang.eventsourcing.Rejected {@code VALIDATION_FAILED} when it is not one of ours
   */
  UUID read(String list, String cursor) {
    byte[] bytes = decoded(cursor);
    if (bytes.length == ID_BYTES + MAC_BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      UUID id = new UUID(buffer.getLong(), buffer.getLong());
      if (MessageDigest.isEqual(
          mac(list, id), Arrays.copyOfRange(bytes, ID_BYTES, ID_BYTES + MAC_BYTES))) {
        return id;
      }
    }
    throw Violation.of("cursor", "is not a cursor of this list", "不是本列表的游标");
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] mac(String list, UUID id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("cursor " + list + " ").getBytes(UTF_8));
      return Arrays.copyOf(mac.doFinal(bytes(id)), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
