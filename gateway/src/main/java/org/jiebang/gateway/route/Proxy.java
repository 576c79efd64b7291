package org.jiebang.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jiebang.gateway.GatewayConfig;

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

  /** Below the services' own idle timeout, so that we do not write to a connection just closed. */
  private static final int KEEP_ALIVE_SECONDS = 20;

  private static final ProxyOptions NO_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

  private final HttpClient client;
  private final RequestOptions service;
  private final int bodyLimitBytes;
  private final Duration bodyTimeout;

  Proxy(Vertx vertx, URI address, GatewayConfig.Proxy config) {
    bodyLimitBytes = config.bodyLimitBytes();
    bodyTimeout = config.bodyTimeout();
    int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(config.connectionsPerService())
                .setMaxWaitQueueSize(config.waitingPerService())
                .setDecompressionSupported(false));
    service =
        new RequestOptions()
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setSsl("https".equals(address.getScheme()))
            .setConnectTimeout(config.readTimeout().toMillis())
            .setIdleTimeout(config.readTimeout().toMillis());
  }

  void pass(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (!METHODS.contains(request.method())) {
      ProxyProblem.METHOD_NOT_ALLOWED.answer(routing, Headers.traceId(routing));
      return;
    }
    HttpProxy.reverseProxy(NO_WEB_SOCKETS, client)
        .origin(_ -> client.request(new RequestOptions(service)))
        .addInterceptor(new Passage(routing))
        .handle(request);
  }

  /** One request on its way in, and its answer on its way out. */
  private final class Passage implements ProxyInterceptor {

    private final RoutingContext routing;
    private final String traceId;
    private final String requestId;

    Passage(RoutingContext routing) {
      this.routing = routing;
      this.traceId = Headers.traceId(routing);
      this.requestId = Headers.requestId(routing);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      HttpServerRequest from = routing.request();
      Headers.inward(context.request().headers(), from, requestId, traceId);
      context
          .request()
          .setURI(from.query() == null ? from.path() : from.path() + "?" + from.query());
      return RequestBody.read(routing.vertx(), from, bodyLimitBytes, bodyTimeout)
          .compose(body -> send(context, body))
          .recover(this::refuse);
    }

    private Future<ProxyResponse> send(ProxyContext context, Buffer body) {
      context.request().headers().remove("Content-Length");
      context.request().setBody(body.length() == 0 ? null : Body.body(body));
      return context.sendRequest();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
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
      return context.sendResponse();
    }

    /** Answers with a problem. The library would answer a bare 502, so it is never told. */
    private Future<ProxyResponse> refuse(Throwable failure) {
      LOG.debugf(failure, "not passed on trace=%s", traceId);
      ProxyProblem.of(failure).answer(routing, traceId);
      return Promise.<ProxyResponse>promise().future();
    }
  }
}
