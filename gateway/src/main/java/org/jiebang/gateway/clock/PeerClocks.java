package org.jiebang.gateway.clock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.gateway.route.Peers;

/** The story clocks of the other services, reached with the token that our services share. */
@Singleton
class PeerClocks {

  private static final Logger LOG = Logger.getLogger(PeerClocks.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<URI> peers;
  private final String serviceToken;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  @Inject
  PeerClocks(
      Peers peers, @ConfigProperty(name = "jiebang.service-token") Optional<String> serviceToken) {
    this(peers.all(), serviceToken.orElse(""));
  }

  PeerClocks(List<URI> peers, String serviceToken) {
    this.peers = List.copyOf(peers);
    this.serviceToken = serviceToken;
  }

  /**
   * @throws Rejected {@code SERVICE_UNAVAILABLE} when one of them cannot be told
   */
  void advanceTo(Duration offset) {
    for (URI peer : peers) {
      HttpRequest request =
          HttpRequest.newBuilder(peer.resolve("/internal/clock"))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + serviceToken)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"offsetSeconds\":" + offset.toSeconds() + "}"))
              .build();
      int status = status(request);
      if (status != 200) {
        LOG.warnf("a service did not move its clock peer=%s status=%d", peer, status);
        throw new Rejected(HttpRefusal.SERVICE_UNAVAILABLE);
      }
    }
  }

  /** 0 when there was no answer. */
  private int status(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      LOG.debug("no answer from a service's clock", e);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
