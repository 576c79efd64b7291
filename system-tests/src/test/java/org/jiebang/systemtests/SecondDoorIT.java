package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jiebang.local.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Another gateway beside the first: it speaks TLS, and it is told to end while it works. */
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondDoorIT {

  private static final String SECOND = "gateway-2";
  private static final int TLS_PORT = Ports.free();

  @TempDir private static Path folder;

  private static Pem pem;
  private static URI door;

  @BeforeAll
  static void open() {
    pem = Pem.in(folder);
    door =
        House.stack()
            .startSecond(
                "gateway",
                Map.of(
                    "QUARKUS_HTTP_SSL_PORT",
                    String.valueOf(TLS_PORT),
                    "QUARKUS_HTTP_SSL_CERTIFICATE_FILES",
                    pem.certificate().toString(),
                    "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES",
                    pem.key().toString(),
                    "QUARKUS_SHUTDOWN_DELAY",
                    "3S",
                    // For a machine that stands still while the request is half sent.
                    "QUARKUS_SHUTDOWN_TIMEOUT",
                    "25S",
                    "JIEBANG_GATEWAY_PROXY_BODY_TIMEOUT",
                    "25S"));
    // Its readiness is told on a port of its own, which may open first.
    await().atMost(Duration.ofMinutes(1)).until(() -> Ports.isOpen(TLS_PORT));
  }

  @AfterAll
  static void close() {
    House.stack().stop(SECOND);
  }

  @Test
  @Order(1)
  void it_speaks_tls_and_tells_browsers_to_keep_to_it() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(pem.trusting()).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + TLS_PORT + "/api/v1/needs"))
                  .header("Authorization", "Bearer " + House.cast().token("desk"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
    }
  }

  /** Its readiness goes first; the request that is half sent by then is answered all the same. */
  @Test
  @Order(2)
  void told_to_end_it_answers_what_is_in_flight() throws Exception {
    String body = "{\"account\":\"nobody\",\"password\":\"nothing\"}";
    try (var socket = new Socket(door.getHost(), door.getPort())) {
      socket.setSoTimeout(60_000);
      String head =
          "POST /api/v1/auth/tokens HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body.substring(0, 10)).getBytes(US_ASCII));
      CompletableFuture<Void> ending =
          CompletableFuture.runAsync(() -> House.stack().stop(SECOND), Thread::startVirtualThread);
      await().atMost(Duration.ofMinutes(1)).until(() -> !House.stack().ready(SECOND));
      assertThat(House.stack().alive(SECOND)).as("it waits for us").isTrue();
      socket.getOutputStream().write(body.substring(10).getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 401").contains("AUTH_REQUIRED");
      ending.join();
    }
    assertThat(House.stack().alive(SECOND)).isFalse();
    assertThat(Ask.get("/api/v1/clock").as("desk").send().status()).isEqualTo(200);
  }
}
