package org.jiebang.needs.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.needs.place.CommunityId;

/**
 * Turns pieces of text into tokens that mean nothing without a key: one key per community, derived
 * from the service's key-encryption key, so that equal pieces are equal within a community only.
 *
 * <p>A token is 16 bits that the community's tokens share, so that they lie together in an index,
 * 47 bits of HMAC-SHA256, and one that tells pairs (1) from letters (0).
 */
@Singleton
public class GramTokens {

  private static final String HMAC = "HmacSHA256";
  private static final long PAIR = 1;

  private final SecretKeySpec key;

  @Inject
  GramTokens(@ConfigProperty(name = "jiebang.keys.kek") String keyEncryptionKeyBase64) {
    this(Base64.getDecoder().decode(keyEncryptionKeyBase64));
  }

  /**
   * @param keyEncryptionKey 32 bytes
   */
  GramTokens(byte[] keyEncryptionKey) {
    byte[] own =
        mac(new SecretKeySpec(keyEncryptionKey, HMAC)).doFinal("words-of-needs".getBytes(UTF_8));
    this.key = new SecretKeySpec(own, HMAC);
  }

  /** Ascending, each once. */
  long[] of(CommunityId community, Grams grams) {
    Keyed keyed = new Keyed(community.value());
    return LongStream.concat(
            keyed.tokens(grams.letters().stream(), 0), keyed.tokens(grams.pairs().stream(), PAIR))
        .sorted()
        .distinct()
        .toArray();
  }

  static boolean isPair(long token) {
    return (token & PAIR) == PAIR;
  }

  /** Of one community. */
  private final class Keyed {

    private final Mac mac;
    private final long shared;

    Keyed(UUID community) {
      byte[] own =
          mac(key)
              .doFinal(
                  ByteBuffer.allocate(16)
                      .putLong(community.getMostSignificantBits())
                      .putLong(community.getLeastSignificantBits())
                      .array());
      this.mac = mac(new SecretKeySpec(own, HMAC));
      this.shared = ByteBuffer.wrap(mac.doFinal(new byte[0])).getLong() & 0xffffL << 48;
    }

    LongStream tokens(Stream<String> grams, long kind) {
      return grams.mapToLong(gram -> token(gram, kind));
    }

    private long token(String gram, long kind) {
      long hash = ByteBuffer.wrap(mac.doFinal(gram.getBytes(UTF_8))).getLong();
      return shared | hash >>> 16 & ~PAIR | kind;
    }
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }
}
