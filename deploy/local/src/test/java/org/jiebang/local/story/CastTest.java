package org.jiebang.local.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A door of its own, which gives out tokens by number and can be shut. */
class CastTest {

  private final AtomicInteger given = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private HttpServer door;
  private Cast cast;

  @BeforeEach
  void open() throws IOException {
    door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.createContext(
        "/api/v1/auth/tokens",
        asked -> answer(asked, "{\"accessToken\":\"t" + given.incrementAndGet() + "\"}"));
    door.createContext("/api/v1/me", asked -> answer(asked, "{\"sub\":\"p\",\"grants\":[]}"));
    door.start();
    URI at = URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    cast = new Cast(new Api(at), account -> "secret", now::get);
  }

  @AfterEach
  void shut() {
    door.stop(0);
  }

  @Test
  void a_token_is_renewed_before_it_ends() {
    assertThat(cast.token("resident")).isEqualTo("t1");
    now.set(MINUTES.toNanos(5));
    assertThat(cast.token("resident")).isEqualTo("t1");
    now.set(MINUTES.toNanos(5) + 1);
    assertThat(cast.token("resident")).isEqualTo("t2");
  }

  @Test
  void a_token_that_holds_is_kept_while_nobody_answers() {
    assertThat(cast.token("resident")).isEqualTo("t1");
    shut();
    now.set(MINUTES.toNanos(9));
    assertThat(cast.token("resident")).isEqualTo("t1");
    assertThatThrownBy(() -> cast.token("desk")).isInstanceOf(StoryFailed.class);
    now.set(MINUTES.toNanos(9) + 1);
    assertThatThrownBy(() -> cast.token("resident")).isInstanceOf(StoryFailed.class);
  }

  private static void answer(HttpExchange asked, String json) throws IOException {
    try (asked) {
      byte[] body = json.getBytes(UTF_8);
      asked.sendResponseHeaders(200, body.length);
      asked.getResponseBody().write(body);
    }
  }
}
