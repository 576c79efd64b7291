package org.jiebang.needs.council;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A member's client in a secret vote, written from RFC 9474 and not from our code: it makes a
 * token, blinds it, and takes the blinding off what was signed.
 */
final class BlindVoter {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HASH = 48;

  private final RSAPublicKey key;
  private final BigInteger factor;
  final String token;
  final String blinded;

  BlindVoter(String paperKey) throws Exception {
    key =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getUrlDecoder().decode(paperKey)));
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    token = text(random);
    BigInteger n = key.getModulus();
    BigInteger r;
    do {
      r = new BigInteger(n.bitLength(), RANDOM);
    } while (r.signum() == 0 || r.compareTo(n) >= 0 || !r.gcd(n).equals(BigInteger.ONE));
    factor = r;
    BigInteger message = new BigInteger(1, encoded(token.getBytes(US_ASCII), n.bitLength() - 1));
    blinded = text(bytes(message.multiply(r.modPow(key.getPublicExponent(), n)).mod(n)));
  }

  /** The signature over the token. */
  String unblind(String signature) {
    BigInteger signed = new BigInteger(1, Base64.getUrlDecoder().decode(signature));
    BigInteger n = key.getModulus();
    return text(bytes(signed.multiply(factor.modInverse(n)).mod(n)));
  }

  /** EMSA-PSS-ENCODE of RFC 8017, 9.1.1. */
  private static byte[] encoded(byte[] message, int bits) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-384");
    byte[] salt = new byte[HASH];
    RANDOM.nextBytes(salt);
    sha.update(new byte[8]);
    sha.update(MessageDigest.getInstance("SHA-384").digest(message));
    byte[] h = sha.digest(salt);
    int length = (bits + 7) / 8;
    byte[] block = new byte[length - HASH - 1];
    block[block.length - HASH - 1] = 1;
    System.arraycopy(salt, 0, block, block.length - HASH, HASH);
    byte[] mask = mask(h, block.length);
    for (int i = 0; i < block.length; i++) {
      block[i] ^= mask[i];
    }
    block[0] &= (byte) (0xff >> (8 * length - bits));
    byte[] all = new byte[length];
    System.arraycopy(block, 0, all, 0, block.length);
    System.arraycopy(h, 0, all, block.length, HASH);
    all[length - 1] = (byte) 0xbc;
    return all;
  }

  private static byte[] mask(byte[] seed, int length) throws Exception {
    byte[] mask = new byte[length];
    for (int counter = 0, done = 0; done < length; counter++) {
      MessageDigest sha = MessageDigest.getInstance("SHA-384");
      sha.update(seed);
      byte[] part = sha.digest(new byte[] {0, 0, 0, (byte) counter});
      int take = Math.min(part.length, length - done);
      System.arraycopy(part, 0, mask, done, take);
      done += take;
    }
    return mask;
  }

  private static byte[] bytes(BigInteger number) {
    byte[] raw = number.toByteArray();
    byte[] fixed = new byte[256];
    int length = Math.min(raw.length, 256);
    System.arraycopy(raw, raw.length - length, fixed, 256 - length, length);
    return fixed;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
