package org.jiebang.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jiebang.local.FaultProxy.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bad network, in front of a server that echoes. */
class FaultProxyTest {

  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void anEchoBehindAProxy() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
    proxy = FaultProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket s = echo.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (s) {
                    s.getInputStream().transferTo(s.getOutputStream());
                  } catch (IOException e) {
                    assertThat(e).isNotNull(); // cut on purpose
                  }
                });
      } catch (IOException e) {
        return;
      }
    }
  }

  private Socket client() throws IOException {
    Socket s = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    s.setSoTimeout(60_000);
    return s;
  }

  private static byte[] ask(Socket s, int n) throws IOException {
    s.getOutputStream().write(new byte[n]);
    return s.getInputStream().readNBytes(n);
  }

  @Test
  void a_healthy_proxy_passes_everything_both_ways() throws IOException {
    try (Socket s = client()) {
      assertThat(ask(s, 100_000)).hasSize(100_000);
      assertThat(proxy.passed(Way.TO_SERVER)).isEqualTo(100_000);
      assertThat(proxy.passed(Way.TO_CLIENT)).isEqualTo(100_000);
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_cut_lets_exactly_n_bytes_pass_and_strikes_once() throws IOException {
    proxy.cutAfter(Way.TO_SERVER, 10);
    try (Socket s = client()) {
      assertThatThrownBy(() -> ask(s, 100)).isInstanceOf(SocketException.class);
    }
    assertThat(proxy.passed(Way.TO_SERVER)).isEqualTo(10);
    assertThat(proxy.cuts()).isEqualTo(1);
    try (Socket s = client()) {
      assertThat(ask(s, 100)).hasSize(100);
    }
  }

  @Test
  void a_stall_holds_everything_back_until_healed() throws IOException {
    try (Socket s = client()) {
      proxy.stall(Way.TO_CLIENT);
      s.setSoTimeout(100);
      assertThatThrownBy(() -> ask(s, 3)).isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      s.setSoTimeout(60_000);
      assertThat(s.getInputStream().readNBytes(3)).hasSize(3);
    }
  }

  @Test
  void a_delay_holds_each_piece_back() throws IOException {
    proxy.delay(Way.TO_SERVER, Duration.ofMillis(80));
    try (Socket s = client()) {
      long start = System.nanoTime();
      ask(s, 1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(79));
    }
  }

  @Test
  void a_half_closed_connection_ends_in_one_direction() throws IOException {
    try (Socket s = client()) {
      ask(s, 1);
      proxy.halfClose(Way.TO_CLIENT);
      assertThat(s.getInputStream().read()).isEqualTo(-1);
      s.getOutputStream().write(1); // still taken
    }
  }

  @Test
  void a_reset_is_heard_as_one() throws IOException {
    try (Socket s = client()) {
      ask(s, 1);
      proxy.reset();
      assertThatThrownBy(() -> s.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void a_refusing_proxy_is_as_a_server_that_is_gone_until_healed() throws IOException {
    proxy.refuse();
    try (Socket s = client()) {
      assertThatThrownBy(() -> ask(s, 1)).isInstanceOf(IOException.class);
    } catch (SocketException e) {
      assertThat(e).isNotNull(); // reset while connecting
    }
    proxy.heal();
    try (Socket s = client()) {
      assertThat(ask(s, 1)).hasSize(1);
    }
  }
}
