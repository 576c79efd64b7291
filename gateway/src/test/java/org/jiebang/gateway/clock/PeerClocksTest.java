package org.jiebang.gateway.clock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jiebang.eventsourcing.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerClocksTest {

  private final List<String> told = new CopyOnWriteArrayList<>();
  private HttpServer service;
  private URI up;

  @BeforeEach
  void open() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          told.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    service.start();
    up = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
  }

  @AfterEach
  void close() {
    service.stop(0);
  }

  @Test
  void every_service_is_told_with_the_token_that_services_share() {
    new PeerClocks(List.of(up, up), "shared").advanceTo(Duration.ofHours(2));
    String call = "POST /internal/clock Bearer shared {\"offsetSeconds\":7200}";
    assertThat(told).containsExactly(call, call);
  }

  @Test
  void a_service_that_cannot_be_told_is_an_outage() {
    var clocks = new PeerClocks(List.of(up, URI.create("http://127.0.0.1:9")), "shared");
    assertThatThrownBy(() -> clocks.advanceTo(Duration.ofHours(2)))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.refusal().name()).isEqualTo("SERVICE_UNAVAILABLE"));
  }
}
