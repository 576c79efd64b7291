package org.jiebang.gateway.contract;

import java.io.IOException;
import java.io.InputStream;
import org.jiebang.eventsourcing.Sha256;

/** Files of the contract as they were packaged. */
final class Packaged {

  private Packaged() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not packaged: " + name);
      }
      return in.readAllBytes();
    }
  }

  /** A strong entity tag of the content. */
  static String tag(byte[] bytes) {
    return '"' + Sha256.hex(bytes).substring(0, 32) + '"';
  }
}
