package org.jiebang.systemtests.abuse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A connection on which every byte is ours. */
final class Raw implements AutoCloseable {

  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  private final Socket socket;

  private Raw(Socket socket) {
    this.socket = socket;
  }

  static Raw to(URI server) {
    try {
      var socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 60_000);
      return new Raw(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Raw write(String text) {
    return write(text.getBytes(ISO_8859_1));
  }

  Raw write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the other side still takes what is written. */
  boolean writes(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (IOException cut) {
      return false;
    }
  }

  /** All that comes until the other side closes, which it must do by itself. */
  String untilClosed(Duration patience) {
    return read(patience, true);
  }

  /** All that comes until the other side closes, or says nothing for so long. */
  String untilQuiet(Duration silence) {
    return read(silence, false);
  }

  private String read(Duration patience, boolean mustClose) {
    var read = new ByteArrayOutputStream();
    try {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      byte[] buffer = new byte[8_192];
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        read.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException e) {
      if (mustClose) {
        throw new AssertionError("not closed after: " + read.toString(ISO_8859_1), e);
      }
    } catch (SocketException e) {
      // Reset: closed while we still wrote.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read.toString(ISO_8859_1);
  }

  /** Whether the other side ends it; what it says meanwhile is thrown away. */
  boolean isClosedWithin(Duration time) {
    try {
      socket.setSoTimeout(Math.toIntExact(time.toMillis()));
      byte[] buffer = new byte[1_024];
      int n;
      do {
        n = socket.getInputStream().read(buffer);
      } while (n > 0);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException cut) {
      return true;
    }
  }

  static List<String> statuses(String answers) {
    return ANSWER.matcher(answers).results().map(m -> m.group(1)).toList();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
