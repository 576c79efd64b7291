package org.jiebang.systemtests.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import org.jiebang.local.bench.Load;

/**
 * Asks the same again and again over one connection. It does as little as it can, because it runs
 * on the machine of those who are measured: the request is bytes, of the answer only status and
 * length are looked at.
 */
final class KeepAlive implements Load.Caller, AutoCloseable {

  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(US_ASCII);

  private final Socket socket;
  private final byte[] request;
  private final int bodyBytes;
  private final byte[] buffer = new byte[16 * 1024];

  /**
   * @param bodyBytes of the answer that is expected
   */
  KeepAlive(URI server, String path, String token, int bodyBytes) {
    this.bodyBytes = bodyBytes;
    this.request =
        ("GET "
                + path
                + " HTTP/1.1\r\nHost: "
                + server.getAuthority()
                + "\r\nAccept: application/json\r\nAuthorization: "
                + token
                + "\r\n\r\n")
            .getBytes(US_ASCII);
    try {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 2_000);
    } catch (IOException e) {
      throw new IllegalStateException("nobody listens at " + server, e);
    }
  }

  @Override
  public int once() throws IOException {
    socket.getOutputStream().write(request);
    InputStream in = socket.getInputStream();
    int read = 0;
    int head = -1;
    while (head < 0) {
      int n = in.read(buffer, read, buffer.length - read);
      if (n < 0) {
        throw new IOException("closed by the other side");
      }
      head = endOfHead(Math.max(0, read - 3), read + n);
      read += n;
    }
    String status = new String(buffer, 9, 3, US_ASCII);
    int length = length(head);
    if (!status.equals("200") || length != bodyBytes) {
      throw new IOException(status + " with a body of " + length + " bytes");
    }
    while (read < head + length) {
      int n = in.read(buffer, read, buffer.length - read);
      if (n < 0) {
        throw new IOException("cut off");
      }
      read += n;
    }
    return 1;
  }

  private int endOfHead(int from, int to) {
    for (int i = from; i + 3 < to; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int length(int head) {
    for (int i = 0; i < head - LENGTH.length; i++) {
      int k = 0;
      while (k < LENGTH.length && lower(buffer[i + k]) == LENGTH[k]) {
        k++;
      }
      if (k == LENGTH.length) {
        int end = i + k;
        while (buffer[end] != '\r') {
          end++;
        }
        return Integer.parseInt(new String(buffer, i + k, end - i - k, US_ASCII).strip());
      }
    }
    throw new IllegalStateException(
        "no length: " + new String(buffer, 0, head, US_ASCII).toLowerCase(Locale.ROOT));
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
