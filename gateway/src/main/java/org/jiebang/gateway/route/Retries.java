package org.jiebang.gateway.route;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;

/**
 * Whether a request is sent a second time after a connection broke under it: a service that ends
 * closes connections which we had kept. Only what may be repeated is: reads, and commands with a
 * key, which happen once however often they come.
 */
final class Retries {

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private Retries() {}

  static boolean makesSense(HttpServerRequest request, Throwable failure) {
    boolean broke =
        failure instanceof HttpClosedException
            || (failure instanceof IOException && !(failure instanceof ConnectException));
    return broke && mayBeRepeated(request) && !request.response().headWritten();
  }

  private static boolean mayBeRepeated(HttpServerRequest request) {
    return READS.contains(request.method()) || request.getHeader("Idempotency-Key") != null;
  }
}
