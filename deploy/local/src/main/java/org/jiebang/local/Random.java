package org.jiebang.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

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
