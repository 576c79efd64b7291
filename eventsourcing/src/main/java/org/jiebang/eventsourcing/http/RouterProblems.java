package org.jiebang.eventsourcing.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jiebang.eventsourcing.Refusal;

/**
 * Problems of what never reaches a resource: a body over the limit, a failure in the router. Also
 * gives every request its trace id.
 */
@ApplicationScoped
public class RouterProblems {

  private static final Logger LOG = Logger.getLogger(RouterProblems.class);

  /** Before Quarkus's own check of the body's size, which answers without a body. */
  private static final int FIRST = 1_000_000;

  /** Behind Quarkus's limit of a body without a declared length, which is one for all paths. */
  private static final int BEHIND_UPLOAD_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  private final long maxBodyBytes;
  private final long maxUndeclaredBytes;
  private final long maxImportBytes;
  private final long maxAttachmentBytes;

  RouterProblems(
      @ConfigProperty(name = "jiebang.http.max-body-size") MemorySize maxBodySize,
      @ConfigProperty(name = "jiebang.http.max-undeclared-size") MemorySize maxUndeclaredSize,
      @ConfigProperty(name = "jiebang.http.max-import-size") MemorySize maxImportSize,
      @ConfigProperty(name = "jiebang.http.max-attachment-size") MemorySize maxAttachmentSize) {
    this.maxBodyBytes = maxBodySize.asLongValue();
    this.maxUndeclaredBytes = maxUndeclaredSize.asLongValue();
    this.maxImportBytes = maxImportSize.asLongValue();
    this.maxAttachmentBytes = maxAttachmentSize.asLongValue();
  }

  void filters(@Observes Filters filters) {
    filters.register(this::admit, FIRST);
  }

  void failures(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    router.route().order(BEHIND_UPLOAD_LIMIT).handler(this::limitUndeclared);
  }

  private void limitUndeclared(RoutingContext routing) {
    if (routing.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
      routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most(routing, maxUndeclaredBytes));
    }
    routing.next();
  }

  /** How large a body may be where it goes. */
  private long most(RoutingContext routing, long usual) {
    String path = routing.request().path();
    if (Uploads.areImports(path)) {
      return maxImportBytes;
    }
    return Uploads.areAttachments(path) ? maxAttachmentBytes : usual;
  }

  private void admit(RoutingContext routing) {
    MDC.put("trace", Trace.of(routing));
    if (contentLength(routing) > most(routing, maxBodyBytes)) {
      Lingering.closeAfter(routing);
      answer(routing, HttpRefusal.PAYLOAD_TOO_LARGE, Map.of());
      return;
    }
    if (sendsNothing(routing)) {
      // A command without content may come without a body, and then has no type to declare.
      routing.request().headers().set("Content-Type", "application/json");
    }
    routing.next();
  }

  private static boolean sendsNothing(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    return request.method().equals(HttpMethod.POST)
        && request.getHeader("Content-Type") == null
        && request.getHeader("Transfer-Encoding") == null
        && contentLength(routing) == 0;
  }

  private static long contentLength(RoutingContext routing) {
    String length = routing.request().getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void failed(RoutingContext routing) {
    if (routing.response().ended()) {
      return;
    }
    Throwable failure = routing.failure();
    int status = routing.statusCode();
    if (status == 400) {
      // The router could not make sense of it: what else is on this connection is not read.
      Lingering.closeAfter(routing);
    }
    if (failure != null && status >= 500 || status < 400) {
      if (failure != null && Unavailable.is(failure)) {
        LOG.warnf(failure, "unavailable trace=%s", Trace.of(routing));
        answer(routing, HttpRefusal.SERVICE_UNAVAILABLE, Map.of());
      } else {
        LOG.errorf(failure, "broken trace=%s", Trace.of(routing));
        answer(routing, HttpRefusal.INTERNAL, Map.of());
      }
    } else {
      answer(routing, ProblemMappers.edge(status), Map.of());
    }
  }

  /**
   * Ends the request with a problem; for handlers that sit on the router (the gateway's).
   *
   * @param facts further members; {@code retryAfterSeconds} also sets {@code Retry-After}
   */
  public static void answer(RoutingContext routing, Refusal refusal, Map<String, Object> facts) {
    HttpServerResponse response = routing.response();
    if (response.ended()) {
      return;
    }
    if (response.headWritten()) {
      // Half an answer is out; only cutting the connection tells the caller so.
      response.reset();
      return;
    }
    Language wished = Language.of(routing.request().getHeader("Accept-Language"));
    Problem problem =
        Problem.of(refusal, facts, routing.normalizedPath(), Trace.of(routing), null, wished);
    Language said = ProblemText.of(refusal, wished).language();
    response.setStatusCode(problem.status());
    response.putHeader("Content-Type", Problem.MEDIA_TYPE);
    ProblemHeaders.of(problem, routing.request().getHeader("Authorization") == null, said)
        .forEach(
            (name, value) -> {
              if (name.equals("Vary")) {
                response.headers().add(name, value); // others may vary by more
              } else {
                response.putHeader(name, value);
              }
            });
    var _ = response.end(problem.json());
  }
}
