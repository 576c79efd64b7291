package org.jiebang.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.limit.Allowance;
import org.jiebang.gateway.limit.ClientAddress;
import org.jiebang.gateway.limit.Seats;
import org.jiebang.gateway.patience.Patience;
import org.jiebang.gateway.stream.TokenEnd;

/**
 * Requests that ask to go on as a WebSocket, on a path of a service. They pass what every request
 * passes, and need a token that is to be believed; then frames go both ways until one side is done,
 * nobody says anything, the token ends or this process does.
 */
final class WebSockets {

  private static final Logger LOG = Logger.getLogger(WebSockets.class);

  /** Of a service that would rather not: what of its answer is for the client. */
  private static final List<String> OF_A_REFUSAL =
      List.of(
          "Content-Type", "Content-Language", "Cache-Control", "Retry-After", "WWW-Authenticate");

  private static final String TRY_AGAIN_SECONDS = "5";

  private final GatewayConfig.WebSockets config;
  private final Browsers browsers;
  private final ClientAddress addresses;
  private final Set<WebSocketPassage> open = ConcurrentHashMap.newKeySet();
  private final Seats bySubject;
  private volatile boolean draining;

  WebSockets(GatewayConfig.WebSockets config, Browsers browsers, ClientAddress addresses) {
    this.addresses = addresses;
    this.config = config;
    this.bySubject = new Seats(config.perSubject());
    this.browsers = browsers;
    Gauge.builder("jiebang.gateway.web.sockets", open, Set::size)
        .description("WebSockets that are open")
        .register(Metrics.globalRegistry);
  }

  /** Any other upgrade is not done, and the request answered as if it had not asked. */
  static boolean isAsked(HttpServerRequest request) {
    return request.method() == HttpMethod.GET
        && request.version() == HttpVersion.HTTP_1_1
        && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && request.headers().getAll("Connection").stream()
            .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("upgrade"));
  }

  void pass(RoutingContext routing, Proxy service, Allowance allowance) {
    Caller caller = allowance.caller();
    HttpServerRequest request = routing.request();
    if (caller == null) {
      ProxyProblem.NOT_SIGNED_IN.answer(routing, Headers.traceId(routing));
    } else if (!browsers.mayConnect(request, addresses)) {
      ProxyProblem.ORIGIN_NOT_ALLOWED.answer(routing, Headers.traceId(routing));
    } else if (draining || open.size() >= config.most()) {
      ProxyProblem.BACKPRESSURE.answer(routing, Headers.traceId(routing));
    } else {
      String subject = caller.person().toString();
      if (!bySubject.take(subject)) {
        routing.response().putHeader("Retry-After", TRY_AGAIN_SECONDS);
        ProxyProblem.RATE_LIMITED.answer(routing, Headers.traceId(routing));
      } else {
        connect(routing, service, subject);
      }
    }
  }

  private void connect(RoutingContext routing, Proxy service, String subject) {
    HttpServerRequest request = routing.request();
    Instant until = TokenEnd.of(request);
    request.pause(); // until the service has agreed
    var outward = new Frames();
    service
        .connect(routing, outward)
        .onSuccess(socket -> accept(routing, socket, outward, subject, until))
        .onFailure(
            failure -> {
              bySubject.giveBack(subject);
              request.resume();
              refuse(routing, failure);
            });
  }

  private void accept(
      RoutingContext routing, WebSocket service, Frames outward, String subject, Instant until) {
    service.pause(); // until the client is told
    HttpServerRequest request = routing.request();
    if (service.subProtocol() != null) {
      request.response().putHeader("Sec-WebSocket-Protocol", service.subProtocol());
    }
    request
        .toWebSocket()
        .onSuccess(
            client -> {
              if (request.connection() instanceof ConnectionBase connection) {
                Patience.noMoreRequests(connection.channel());
              }
              var passage =
                  new WebSocketPassage(
                      routing.vertx(), client, service, outward, config.idle(), until);
              open.add(passage);
              passage.begin(
                  () -> {
                    if (open.remove(passage)) {
                      bySubject.giveBack(subject);
                    }
                  });
              if (draining) {
                passage.drain();
              }
            })
        .onFailure(
            failure -> {
              // Its request was no proper handshake, and Vert.x has answered it; or it is gone.
              LOG.debugf(failure, "no web socket trace=%s", Headers.traceId(routing));
              bySubject.giveBack(subject);
              var _ = service.close();
            });
  }

  /** What the service says when it does not want to; it may know no WebSockets at all. */
  private static void refuse(RoutingContext routing, Throwable failure) {
    HttpServerResponse response = routing.response();
    if (!(failure instanceof UpgradeRejectedException no) || no.getStatus() < 200) {
      ProxyProblem.of(failure).answer(routing, Headers.traceId(routing));
      return;
    }
    response.setStatusCode(no.getStatus());
    for (String name : OF_A_REFUSAL) {
      String value = no.getHeaders().get(name);
      if (value != null) {
        response.putHeader(name, value);
      }
    }
    var _ = no.getBody() == null ? response.end() : response.end(no.getBody());
  }

  /** No new ones, and those that are open end with a hint to come again. */
  void drain() {
    draining = true;
    open.forEach(WebSocketPassage::drain);
  }
}
