package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.wire.Json;

/** Asks {@code GET <peer>/internal/log/{part}?after=&limit=} with the service token. */
final class HttpPeerLog implements PeerLog {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Function<String, Optional<URI>> peers;
  private final Optional<String> serviceToken;

  /**
   * @param peers where a service is, e.g. {@code http://127.0.0.1:8082}
   */
  HttpPeerLog(Function<String, Optional<URI>> peers, Optional<String> serviceToken) {
    this.peers = peers;
    this.serviceToken = serviceToken;
  }

  @Override
  public List<Publication> read(String source, int part, long after, int limit) throws IOException {
    URI peer =
        peers.apply(source).orElseThrow(() -> new IOException("no address of peer " + source));
    String base = peer.toString().replaceFirst("/$", "");
    URI asked = URI.create(base + "/internal/log/" + part + "?after=" + after + "&limit=" + limit);
    HttpRequest request =
        HttpRequest.newBuilder(asked)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + serviceToken.orElse(""))
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException("peer " + source + " answered " + answer.statusCode());
      }
      var publications = new ArrayList<Publication>();
      for (JsonNode each : Json.EVENTS.readTree(answer.body())) {
        publications.add(Publication.of(each));
      }
      return publications;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
