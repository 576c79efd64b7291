package org.jiebang.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jiebang.gateway.GatewayVertx;
import org.jiebang.gateway.webhook.WebhookConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an endpoint can do to whoever delivers to it: nothing. */
class PostTest {

  private static final Vertx VERTX = GatewayVertx.start();
  private static final AtomicReference<String> HOST = new AtomicReference<>("");
  private static final AtomicInteger INSIDE = new AtomicInteger();
  private static final CountDownLatch OVER = new CountDownLatch(1);

  private static HttpServer server;
  private static Post post;
  private static Post hasty;

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          HOST.set(exchange.getRequestHeaders().getFirst("Host"));
          exchange.getRequestBody().readAllBytes();
          switch (exchange.getRequestURI().getPath()) {
            case "/redirect" -> {
              exchange
                  .getResponseHeaders()
                  .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/inside");
              exchange.sendResponseHeaders(307, -1);
            }
            case "/inside" -> {
              INSIDE.incrementAndGet();
              exchange.sendResponseHeaders(200, -1);
            }
            case "/large" -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                byte[] chunk = new byte[1024];
                for (int i = 0; i < 1024; i++) {
                  out.write(chunk);
                }
              }
            }
            case "/silent" -> await();
            case "/trickle" -> {
              exchange.sendResponseHeaders(200, 0);
              OutputStream out = exchange.getResponseBody();
              while (!over()) {
                out.write('x');
                out.flush();
              }
            }
            default -> {
              byte[] said = "{\"challenge\":\"abc\"}".getBytes(UTF_8);
              exchange.sendResponseHeaders(200, said.length);
              exchange.getResponseBody().write(said);
            }
          }
          exchange.close();
        });
    server.start();
    post = new Post(VERTX, config("3s", "10s"));
    hasty = new Post(VERTX, config("500ms", "1s"));
  }

  @AfterAll
  static void close() {
    OVER.countDown();
    post.close();
    hasty.close();
    server.stop(0);
    var _ = VERTX.close();
  }

  @Test
  void the_connection_goes_to_the_address_and_the_name_is_asked_for() {
    Post.Answer answer = send("/");
    assertThat(answer.good()).isTrue();
    assertThat(answer.body()).isEqualTo("{\"challenge\":\"abc\"}");
    assertThat(HOST.get()).isEqualTo("hooks.example.com:" + server.getAddress().getPort());
  }

  @Test
  void a_redirect_is_an_answer_and_not_a_way() {
    Post.Answer answer = send("/redirect");
    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.good()).isFalse();
    assertThat(INSIDE).hasValue(0);
  }

  @Test
  void a_large_answer_is_not_read() {
    Post.Answer answer = send("/large");
    assertThat(answer.good()).isFalse();
    assertThat(answer.outcome()).isEqualTo("TOO_LARGE");
  }

  @Test
  void silence_and_trickling_end_in_time() {
    for (String path : new String[] {"/silent", "/trickle"}) {
      long begun = System.nanoTime();
      Post.Answer answer = send(hasty, path);
      assertThat(answer.good()).as(path).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void where_nobody_listens_nobody_is_reached() throws IOException {
    var nobody = new Target(false, "hooks.example.com", loopback(), 1, "/");
    assertThat(post.send(nobody, Map.of(), new byte[0]).outcome()).isEqualTo("UNREACHABLE");
    var noTls = new Target(true, "hooks.example.com", loopback(), port(), "/");
    assertThat(post.send(noTls, Map.of(), new byte[0]).outcome()).isNotEqualTo("ANSWERED");
  }

  private static Post.Answer send(String path) {
    return send(post, path);
  }

  private static Post.Answer send(Post by, String path) {
    return by.send(
        new Target(false, "hooks.example.com", loopback(), port(), path),
        Map.of("Content-Type", "application/json"),
        "{}".getBytes(UTF_8));
  }

  private static int port() {
    return server.getAddress().getPort();
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean over() {
    try {
      return OVER.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void await() {
    try {
      OVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static WebhookConfig config(String read, String whole) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(WebhookConfig.class)
        .withDefaultValue("jiebang.gateway.webhooks.read-timeout", read)
        .withDefaultValue("jiebang.gateway.webhooks.whole-timeout", whole)
        .build()
        .getConfigMapping(WebhookConfig.class);
  }
}
