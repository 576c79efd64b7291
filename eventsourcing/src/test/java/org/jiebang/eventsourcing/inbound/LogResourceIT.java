package org.jiebang.eventsourcing.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.relay.KafkaUnderTest;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.relay.Publications;
import org.jiebang.eventsourcing.relay.PublishingLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a publisher answers and what the asking consumer makes of it, over real HTTP. */
class LogResourceIT {

  /** Stands for any event. */
  record Thing() {}

  private static final Wire WIRE =
      Wire.named().event("thing-made", Thing.class).withheld("ballot-cast", Object.class).build();
  private static final PublishingLog LOG = new PublishingLog();
  private static HttpServer server;

  @BeforeAll
  static void serve() throws IOException {
    DataSource database = KafkaUnderTest.connections(KafkaUnderTest.migrated("peer"));
    var service = new Service("needs", WIRE, List.of(), List.of(), List.of(), Map.of());
    var resource = new LogResource(LOG, LOG, service, database);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/internal/log/",
        exchange -> {
          Map<String, Long> query =
              Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                  .map(p -> p.split("="))
                  .collect(Collectors.toMap(p -> p[0], p -> Long.parseLong(p[1])));
          var answer =
              resource.read(
                  Integer.parseInt(
                      exchange.getRequestURI().getPath().substring("/internal/log/".length())),
                  query.getOrDefault("after", 0L),
                  query.getOrDefault("limit", 500L).intValue());
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    for (int n = 1; n <= 600; n++) {
      LOG.append(
          PublishingLog.stream(17, 1),
          n == 3 ? "ballot-cast" : "thing-made",
          "{\"n\":" + n + ",\"name\":{\"sub\":\"s\",\"kid\":1,\"iv\":\"i\",\"ct\":\"c\"}}");
    }
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static PeerLog peer() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new HttpPeerLog(
        source -> source.equals("needs") ? Optional.of(base) : Optional.empty(),
        Optional.of("secret"));
  }

  @Test
  void it_answers_what_was_published_stripped_and_withheld() throws IOException {
    List<Publication> answer = peer().read("needs", 17, 1, 3);

    var publications = new Publications("needs", WIRE);
    List<StoredEvent> stored = LOG.read(17, 1, 3);
    assertThat(answer)
        .containsExactlyElementsOf(
            stored.stream().map(e -> publications.of(e, LOG.hashAt(17, e.pos() - 1))).toList());
    assertThat(answer.getFirst().payload()).isEqualTo("{\"n\":2}");
    assertThat(answer.get(1).payload()).isNull();
  }

  @Test
  void it_answers_nothing_after_the_end() throws IOException {
    assertThat(peer().read("needs", 17, 0, 500)).hasSize(500);
    assertThat(peer().read("needs", 17, 500, 500)).hasSize(100);
    assertThat(peer().read("needs", 17, 600, 500)).isEmpty();
  }
}
