package org.jiebang.eventsourcing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every JDK has. For what can be guessed, take a keyed hash instead. */
public final class Sha256 {

  private Sha256() {}

  /** For what is hashed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** 64 hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** Of the text in UTF-8: 64 hexadecimal digits. */
  public static String hex(String text) {
    return hex(text.getBytes(UTF_8));
  }
}
