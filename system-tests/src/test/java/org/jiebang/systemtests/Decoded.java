package org.jiebang.systemtests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The text of an answer, also when it comes compressed because the request asked for that. */
final class Decoded {

  private Decoded() {}

  static BodyHandler<String> text() {
    return head ->
        BodySubscribers.mapping(
            BodySubscribers.ofByteArray(),
            bytes -> text(bytes, head.headers().firstValue("Content-Encoding").orElse("")));
  }

  private static String text(byte[] bytes, String encoding) {
    InputStream sent = new ByteArrayInputStream(bytes);
    try (InputStream plain =
        switch (bytes.length == 0 ? "" : encoding) {
          case "gzip" -> new GZIPInputStream(sent);
          case "deflate" -> new InflaterInputStream(sent);
          default -> sent;
        }) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
