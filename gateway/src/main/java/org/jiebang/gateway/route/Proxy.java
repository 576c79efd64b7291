package org.jiebang.gateway.route;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.limit.ClientAddress;
import org.jiebang.gateway.limit.Seats;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on to one service and its answers back. All that is known about the proxy library
 * is known here; every service has a connection pool of its own, so that a slow one keeps nobody
 * else waiting.
 */
final class Proxy {

  private static final Logger LOG = Logger.getLogger(Proxy.class);

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private static final String ALLOW =
      METHODS.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));

  /** Below the services' own idle timeout, so that we do not write to a connection just closed. */
  private static final int KEEP_ALIVE_SECONDS = 20;

  private static final ProxyOptions NO_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

  private final HttpClient client;
  private final WebSocketClient sockets;
  private final CircuitBreaker breaker;
  private final ClientAddress addresses;
  private final RequestOptions service;
  private final Bodies bodies;
  private final Duration readTimeout;

  /**
   * Requests that are on their way. Connections are few, and a quota may be used up at once:
   * without this one account keeps everybody else waiting, with requests that take long.
   */
  private final Seats atOnce;

  /** Each side makes its own with its own other end. */
  private static final List<String> OF_A_HANDSHAKE =
      List.of(
          "Host",
          "Content-Length",
          "Sec-WebSocket-Extensions",
          "Sec-WebSocket-Key",
          "Sec-WebSocket-Protocol",
          "Sec-WebSocket-Version");

  /**
   * @param name of the service
   */
  Proxy(
      Vertx vertx,
      String name,
      URI address,
      ClientAddress addresses,
      Bodies bodies,
      GatewayConfig gateway) {
    GatewayConfig.Proxy config = gateway.proxy();
    int mostWebSockets = gateway.webSockets().most();
    this.addresses = addresses;
    breaker =
        CircuitBreaker.create(
                name,
                vertx,
                new CircuitBreakerOptions()
                    .setMaxFailures(config.breakerFailures())
                    .setFailuresRollingWindow(config.breakerWindow().toMillis())
                    .setResetTimeout(config.breakerPause().toMillis())
                    .setTimeout(-1) // each request has its own
                    .setNotificationAddress(null))
            .failurePolicy(Proxy::isFailure)
            .openHandler(_ -> LOG.warnf("a service is not asked for a while service=%s", name))
            .closeHandler(_ -> LOG.infof("a service is asked again service=%s", name));
    this.bodies = bodies;
    readTimeout = config.readTimeout();
    atOnce = new Seats(config.atOnceOfOne());
    int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(config.connectionsPerService())
                .setMaxWaitQueueSize(config.waitingPerService())
                .setDecompressionSupported(false));
    sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setConnectTimeout(connectMillis)
                .setMaxConnections(mostWebSockets));
    service =
        new RequestOptions()
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setSsl("https".equals(address.getScheme()))
            .setConnectTimeout(config.readTimeout().toMillis())
            .setIdleTimeout(config.readTimeout().toMillis());
  }

  /**
   * @param mostBodyBytes of the request
   */
  void pass(RoutingContext routing, int mostBodyBytes) {
    HttpServerRequest request = routing.request();
    if (!METHODS.contains(request.method())) {
      routing.response().putHeader("Allow", ALLOW);
      ProxyProblem.METHOD_NOT_ALLOWED.answer(routing, Headers.traceId(routing));
      return;
    }
    String sender = Sender.of(routing, addresses);
    if (!atOnce.take(sender)) {
      routing.response().putHeader("Retry-After", "1");
      ProxyProblem.RATE_LIMITED.answer(routing, Headers.traceId(routing));
      return;
    }
    routing.addEndHandler(_ -> atOnce.giveBack(sender));
    HttpProxy.reverseProxy(NO_WEB_SOCKETS, client)
        .origin(_ -> client.request(new RequestOptions(service)).recover(Proxy::notAsked))
        .addInterceptor(new Passage(routing, mostBodyBytes))
        .handle(request);
  }

  /**
   * Asks the service to go on as a WebSocket.
   *
   * @param heard gets its frames from the first one on
   */
  Future<WebSocket> connect(RoutingContext routing, Handler<WebSocketFrame> heard) {
    HttpServerRequest from = routing.request();
    MultiMap headers = HttpHeaders.headers().addAll(from.headers());
    List<String> protocols =
        headers.getAll("Sec-WebSocket-Protocol").stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(String::strip)
            .filter(protocol -> !protocol.isEmpty())
            .toList();
    Headers.inward(headers, from, addresses, Headers.requestId(routing), Headers.traceId(routing));
    OF_A_HANDSHAKE.forEach(headers::remove);
    var options =
        new WebSocketConnectOptions()
            .setHost(service.getHost())
            .setPort(service.getPort())
            .setSsl(service.isSsl())
            .setURI(from.uri())
            .setTimeout(readTimeout.toMillis())
            .setAllowOriginHeader(false)
            .setHeaders(headers);
    protocols.forEach(options::addSubProtocol);
    return breaker.execute(
        connected ->
            sockets.webSocket().frameHandler(heard).connect(options).onComplete(connected));
  }

  /** Nothing has been sent yet: whoever waited too long for a connection may safely ask again. */
  private static Future<HttpClientRequest> notAsked(Throwable why) {
    return Future.failedFuture(
        why instanceof TimeoutException ? new ConnectionPoolTooBusyException("no turn") : why);
  }

  /**
   * Whether a service is not well. That we keep too many waiting for it is not its failure, nor
   * that a caller has gone, upon which the library takes back what it asked for them.
   */
  private static boolean isFailure(Future<?> request) {
    return request.failed()
        && !(request.cause() instanceof ConnectionPoolTooBusyException)
        && !(request.cause() instanceof StreamResetException)
        && !(request.cause() instanceof UpgradeRejectedException);
  }

  /** One request on its way in, and its answer on its way out. */
  private final class Passage implements ProxyInterceptor {

    private final RoutingContext routing;
    private final String traceId;
    private final String requestId;
    private final int mostBodyBytes;
    private @Nullable Throwable brokenOff;

    Passage(RoutingContext routing, int mostBodyBytes) {
      this.routing = routing;
      this.mostBodyBytes = mostBodyBytes;
      this.traceId = Headers.traceId(routing);
      this.requestId = Headers.requestId(routing);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      HttpServerRequest from = routing.request();
      Headers.inward(context.request().headers(), from, addresses, requestId, traceId);
      context
          .request()
          .setURI(from.query() == null ? from.path() : from.path() + "?" + from.query());
      return bodies
          .read(routing, mostBodyBytes)
          .compose(body -> send(context, body))
          // Nothing is sent again now, and who reads slowly does not hold what they sent.
          .onComplete(_ -> bodies.forget(routing))
          .recover(this::refuse);
    }

    private Future<ProxyResponse> send(ProxyContext context, Buffer body) {
      return breaker.execute(
          (Promise<ProxyResponse> answered) ->
              attempt(context, body)
                  .recover(
                      failure ->
                          Retries.makesSense(routing.request(), failure)
                              ? attempt(context, body)
                              : Future.failedFuture(failure))
                  .onComplete(answered));
    }

    private Future<ProxyResponse> attempt(ProxyContext context, Buffer body) {
      context.request().headers().remove("Content-Length");
      context.request().setBody(body.length() == 0 ? null : Body.body(body));
      return context.sendRequest().map(this::listen);
    }

    /** The breaker passes answers on a turn later; one may have broken off meanwhile. */
    private ProxyResponse listen(ProxyResponse response) {
      Body body = response.getBody();
      if (body != null) {
        body.stream().exceptionHandler(failure -> brokenOff = failure);
      }
      return response;
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      if (brokenOff != null) {
        refused(brokenOff);
        return Promise.<Void>promise().future();
      }
      ProxyResponse response = context.response();
      Headers.outward(response.headers());
      int status = response.getStatusCode();
      Body body = response.getBody();
      if ((status == 204 || status == 304) && body != null) {
        // Read to its empty end, so that the connection is free again; the library would go on to
        // announce chunks.
        body.stream().resume();
        response.setBody(null);
        response.headers().remove("Content-Length");
      }
      if (body == null || !WholeAnswer.is(routing.request(), status, body.length())) {
        return context.sendResponse();
      }
      return WholeAnswer.send(
              routing.response(), status, response.headers(), body.stream(), body.length())
          .onFailure(this::refused);
    }

    /** Answers with a problem. The library would answer a bare 502, so it is never told. */
    private Future<ProxyResponse> refuse(Throwable failure) {
      refused(failure);
      return Promise.<ProxyResponse>promise().future();
    }

    private void refused(Throwable failure) {
      LOG.debugf(failure, "not passed on trace=%s", traceId);
      ProxyProblem.of(failure).answer(routing, traceId);
    }
  }
}
