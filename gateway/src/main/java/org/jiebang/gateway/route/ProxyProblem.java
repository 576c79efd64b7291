package org.jiebang.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jiebang.eventsourcing.http.Problem;
import org.jiebang.eventsourcing.wire.Json;

/** What the gateway itself answers when it cannot pass a request on; codes as everywhere else. */
enum ProxyProblem {
  NOT_FOUND(404, "There is no such thing, or you may not see it."),
  METHOD_NOT_ALLOWED(405, "The resource does not know this method."),
  VALIDATION_FAILED(400, "The request could not be read to its end."),
  /** Under the code of every malformed request. */
  AMBIGUOUS(400, "The request's framing, host or target can be read in more than one way."),
  REQUEST_TIMEOUT(408, "The request's body did not come in time."),
  PAYLOAD_TOO_LARGE(413, "The body is larger than allowed."),
  RATE_LIMITED(429, "Too many requests; try again later."),
  BACKPRESSURE(503, "The service has more requests than it can take now; try again."),
  SERVICE_UNAVAILABLE(503, "The service cannot answer now; try again."),
  SERVICE_TIMEOUT(504, "The service did not answer in time; whether it acted is not known.");

  private final int status;
  private final String detail;

  ProxyProblem(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  static ProxyProblem of(Throwable failure) {
    return switch (failure) {
      case RequestBody.TooLarge _ -> PAYLOAD_TOO_LARGE;
      case RequestBody.CutOff _ -> VALIDATION_FAILED;
      case RequestBody.TooSlow _ -> REQUEST_TIMEOUT;
      // Netty's connect timeout is not one of these: a service that does not connect is down.
      case TimeoutException _ -> SERVICE_TIMEOUT;
      case ConnectionPoolTooBusyException _ -> BACKPRESSURE;
      default -> SERVICE_UNAVAILABLE;
    };
  }

  void answer(RoutingContext routing, String traceId) {
    HttpServerResponse response = routing.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (status == 503) {
      response.putHeader("Retry-After", "1");
    }
    if (this == PAYLOAD_TOO_LARGE || this == AMBIGUOUS || this == REQUEST_TIMEOUT) {
      // The rest of the body is not read, so nothing can follow it on this connection.
      closeAfter(routing);
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store");
    var _ = response.end(json(routing, traceId));
  }

  /** The connection ends with the answer to this request. */
  static void closeAfter(RoutingContext routing) {
    if (routing.request().version() == HttpVersion.HTTP_2) {
      return; // one stream of many, and it ends by itself
    }
    routing.response().putHeader("Connection", "close");
    routing.addEndHandler(_ -> routing.request().connection().close());
  }

  /** The code that a client sees. */
  private String code() {
    return this == AMBIGUOUS ? VALIDATION_FAILED.name() : name();
  }

  private String json(RoutingContext routing, String traceId) {
    String words = code().toLowerCase(Locale.ROOT).replace('_', ' ');
    var problem =
        new Problem(
            "/problems/" + code(),
            words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
            status,
            code(),
            detail,
            routing.request().path(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            traceId,
            Map.of());
    try {
      return Json.EVENTS.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a problem", e);
    }
  }
}
