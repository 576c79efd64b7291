package org.jiebang.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.jiebang.eventsourcing.http.Uploads;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.RequestSize;
import org.jiebang.gateway.limit.Allowance;
import org.jspecify.annotations.Nullable;

/** How large a request may be where it goes; {@link GatewayConfig.Sizes} has the figures. */
final class Sizes {

  private static final String SIGN_IN = "/api/v1/auth/";
  private static final String OPEN311 = "/open311/";

  /** Of a header, beside its name and value: colon, space and the end of the line. */
  private static final int AROUND_A_HEADER = 4;

  private final GatewayConfig.Sizes config;

  Sizes(GatewayConfig.Sizes config) {
    this.config = config;
  }

  /** What is read into memory whole is large only for those who were given the scope for it. */
  RequestSize of(HttpServerRequest request, Allowance allowance) {
    String path = request.path();
    if (path.startsWith(SIGN_IN)) {
      return config.signIn();
    }
    if (path.startsWith(OPEN311)) {
      return config.open311();
    }
    if (Uploads.areAttachments(path)) {
      return config.attachments();
    }
    return allowance.loads() && Uploads.areImports(path) ? config.imports() : config.usual();
  }

  /** Of a body that is read before it is known who sends it. */
  int ofForms() {
    return config.open311().body();
  }

  /** What is wrong with a request's head; null: it fits. */
  static @Nullable ProxyProblem exceeded(HttpServerRequest request, RequestSize most) {
    if (request.uri().length() > most.uri()) {
      return ProxyProblem.URI_TOO_LONG;
    }
    long headers = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      headers += header.getKey().length() + header.getValue().length() + AROUND_A_HEADER;
    }
    return headers > most.headers() ? ProxyProblem.HEADERS_TOO_LARGE : null;
  }
}
