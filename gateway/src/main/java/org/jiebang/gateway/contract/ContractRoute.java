package org.jiebang.gateway.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * {@code /openapi.yaml} as it is committed. The viewer at {@code /docs} is made of files that
 * Quarkus serves, ours and the viewer's; here it gets leave to run them, and nothing else.
 */
@ApplicationScoped
class ContractRoute {

  private static final String CONTRACT = "/openapi.yaml";

  /** Only what comes from here; the viewer styles its own elements. */
  private static final String OF_THE_VIEWER =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final Buffer contract;
  private final String tag;

  ContractRoute() throws IOException, NoSuchAlgorithmException {
    byte[] bytes = resource("openapi/jiebang.yaml");
    this.contract = Buffer.buffer(bytes);
    this.tag =
        '"'
            + HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                .substring(0, 32)
            + '"';
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not packaged: " + name);
      }
      return in.readAllBytes();
    }
  }

  void mount(@Observes Router router) {
    router.get(CONTRACT).handler(this::contract);
    router.get("/docs").handler(context -> context.redirect("/docs/index.html"));
    router.route("/docs/*").handler(ContractRoute::forTheViewer);
  }

  private static void forTheViewer(RoutingContext context) {
    context.response().headers().set("Content-Security-Policy", OF_THE_VIEWER);
    context.next();
  }

  private void contract(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.ETAG, tag)
        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
    if (tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      context.response().setStatusCode(304).end();
    } else {
      context
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8")
          .end(contract);
    }
  }
}
