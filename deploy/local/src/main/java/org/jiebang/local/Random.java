package org.jiebang.local;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Secrets nobody can guess, in characters that need no quoting anywhere. */
final class Random {
  private static final SecureRandom SOURCE = new SecureRandom();

  private Random() {}

  /** 32 hexadecimal digits. */
  static String password() {
    return HexFormat.of().formatHex(bytes(16));
  }

  /** A key of 256 bits in Base64. */
  static String key() {
    return Base64.getEncoder().encodeToString(bytes(32));
  }

  /** An Ed25519 pair in Base64: the private key (PKCS#8), then the public one (X.509). */
  static List<String> signingKeys() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return List.of(
          base64.encodeToString(pair.getPrivate().getEncoded()),
          base64.encodeToString(pair.getPublic().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /** Eight hexadecimal digits, for names that must not meet. */
  static String suffix() {
    return HexFormat.of().formatHex(bytes(4));
  }

  static int port() {
    // Below 32768: the kernel hands out ports above it for outgoing connections.
    return 20_000 + SOURCE.nextInt(12_000);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    SOURCE.nextBytes(bytes);
    return bytes;
  }
}
