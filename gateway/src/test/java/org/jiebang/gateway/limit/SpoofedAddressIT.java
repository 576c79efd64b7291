package org.jiebang.gateway.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jiebang.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;

/** Ten thousand addresses that somebody says to come from are one, and have one quota. */
@QuarkusTest
@QuarkusTestResource(GatewayUnderTest.class)
@TestProfile(LimitsIT.Few.class)
@SuppressWarnings("NullAway.Init") // set by Quarkus
class SpoofedAddressIT {

  private static final int TRIES = 10_000;

  /** {@code jiebang.gateway.limits.address} of the profile, a minute. */
  private static final int QUOTA = 10;

  /** Of this machine, and of no other test: its quota is untouched. */
  private static final String OURS = "127.0.0.9";

  private static final List<String> CLAIMS =
      List.of(
          "X-Forwarded-For: %s",
          "x-forwarded-for: %s, 127.0.0.1",
          "X-Forwarded-For: 10.0.0.1\r\nX-Forwarded-For: %s",
          "Forwarded: for=%s;proto=https",
          "Forwarded: for=\"[2001:db8::%s]:4711\"",
          "X-Real-IP: %s",
          "X-Client-IP: %s",
          "X-Cluster-Client-IP: %s",
          "True-Client-IP: %s",
          "CF-Connecting-IP: %s",
          "X-Originating-IP: %s",
          "X-Remote-Addr: %s",
          "X-ProxyUser-Ip: %s",
          "Via: 1.1 %s",
          "X-Forwarded-Host: %s",
          "X-Forwarded-For: ::ffff:%s",
          "X-Forwarded-For: unknown, %s",
          "Client-IP: %s");

  @TestHTTPResource URI address;

  @Test
  void whoever_they_say_they_are_they_get_one_quota() throws Exception {
    Map<String, Integer> told = new TreeMap<>();
    long from = System.nanoTime();
    try (var socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"),
            address.getPort(),
            InetAddress.getByName(OURS),
            0)) {
      socket.setSoTimeout(30_000);
      var in = new BufferedInputStream(socket.getInputStream());
      for (int i = 1; i <= TRIES; i++) {
        socket.getOutputStream().write(request(i));
        told.merge(status(in), 1, Integer::sum);
      }
    }
    double minutes = (System.nanoTime() - from) / 60e9;
    assertThat(told).containsOnlyKeys("401", "429");
    int allowed = told.getOrDefault("401", 0);
    assertThat(allowed + told.getOrDefault("429", 0)).isEqualTo(TRIES);
    // The quota itself, and what filled again meanwhile.
    assertThat(allowed).isBetween(QUOTA, QUOTA + (int) Math.ceil(minutes * QUOTA));
  }

  private static byte[] request(int i) {
    String claimed = "198.18." + i / 250 + "." + (1 + i % 250);
    String request =
        "GET /api/v1/me HTTP/1.1\r\nHost: a\r\n"
            + CLAIMS.get(i % CLAIMS.size()).formatted(claimed)
            + "\r\n\r\n";
    return request.getBytes(US_ASCII);
  }

  /** Of one answer, which is read to its end. */
  private static String status(InputStream in) throws IOException {
    String status = line(in).substring(9, 12);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("cut off after: " + line);
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
