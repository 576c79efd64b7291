package org.jiebang.gateway.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestClockTest {

  private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n";

  private final EmbeddedChannel connection =
      new EmbeddedChannel(
          false,
          false,
          new RequestClock(Duration.ofSeconds(10), Duration.ofSeconds(25), 4_000),
          new HttpRequestDecoder());

  private RequestClockTest() throws Exception {
    connection.freezeTime();
    connection.register();
  }

  private void send(String text) {
    connection.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
  }

  private void pass(int seconds) {
    connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
    connection.runScheduledPendingTasks();
  }

  @Test
  void who_connects_and_says_nothing_is_cut_off() {
    pass(9);
    assertThat(connection.isOpen()).isTrue();
    pass(2);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void a_head_that_trickles_is_cut_off() {
    send(HEAD);
    for (int i = 0; i < 9; i++) {
      pass(1);
      send("X-A: b\r\n");
      assertThat(connection.isOpen()).isTrue();
    }
    pass(2);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void a_body_that_trickles_is_cut_off() {
    send(HEAD + "\r\n");
    for (int i = 0; i < 3; i++) {
      pass(8);
      send("x");
      assertThat(connection.isOpen()).isTrue();
    }
    pass(8);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void a_large_body_on_a_slow_line_has_the_time_that_its_bytes_take() {
    send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    String second = "x".repeat(4_100);
    for (int i = 0; i < 240; i++) {
      pass(1);
      send(second);
      assertThat(connection.isOpen()).as("after %d s", i).isTrue();
    }
  }

  @Test
  void one_that_comes_more_slowly_than_any_line_is_cut_off() {
    send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    int seconds = 0;
    while (connection.isOpen() && seconds < 100) {
      for (int milli = 0; milli < 1_000; milli++) {
        connection.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
      }
      if (connection.isOpen()) {
        send("x".repeat(400));
      }
      seconds++;
    }
    // 25 s, and a tenth of what passes: what comes buys a tenth of a second each second.
    assertThat(seconds).isBetween(26, 29);
  }

  @Test
  void whose_request_is_here_may_wait_for_the_answer_and_ask_again() {
    for (int i = 0; i < 3; i++) {
      send(HEAD + "\r\nbody");
      pass(60);
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void the_next_head_has_its_own_time() {
    send(HEAD + "\r\nbody");
    pass(60);
    send("GET / HT");
    pass(9);
    send("TP/1.1\r\n");
    assertThat(connection.isOpen()).isTrue();
    pass(2);
    assertThat(connection.isOpen()).isFalse();
  }

  /** As Vert.x does: the connection is active before it is told what is spoken on it. */
  @Test
  void a_decoder_that_comes_after_the_connection_is_found() throws Exception {
    var late =
        new EmbeddedChannel(
            false, false, new RequestClock(Duration.ofSeconds(10), Duration.ofSeconds(25), 4_000));
    late.freezeTime();
    late.register();
    late.pipeline().addLast(new HttpRequestDecoder());
    late.writeInbound(Unpooled.copiedBuffer(HEAD, US_ASCII));
    late.advanceTimeBy(11, TimeUnit.SECONDS);
    late.runScheduledPendingTasks();
    assertThat(late.isOpen()).isFalse();
  }

  @Test
  void two_requests_at_once_leave_no_clock_running() {
    send(HEAD + "\r\nbody" + HEAD + "\r\nbody");
    pass(60);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void a_head_begun_behind_a_whole_request_is_timed() {
    send(HEAD + "\r\nbody" + "GET / H");
    send("T");
    pass(11);
    assertThat(connection.isOpen()).isFalse();
  }
}
