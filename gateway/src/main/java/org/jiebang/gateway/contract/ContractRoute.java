package org.jiebang.gateway.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/**
 * {@code /openapi.yaml} and {@code /asyncapi.yaml} as they are committed. The viewer at {@code
 * /docs} is made of files that Quarkus serves, ours and the viewer's; here it gets leave to run
 * them, and nothing else.
 */
@ApplicationScoped
class ContractRoute {

  /** Only what comes from here; the viewer styles its own elements. */
  private static final String OF_THE_VIEWER =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

  private record Document(Buffer text, String tag) {

    static Document of(String name) throws IOException {
      byte[] bytes = Packaged.bytes(name);
      return new Document(Buffer.buffer(bytes), Packaged.tag(bytes));
    }
  }

  private final Document operations;
  private final Document topics;

  ContractRoute() throws IOException {
    this.operations = Document.of("openapi/jiebang.yaml");
    this.topics = Document.of("asyncapi/jiebang.yaml");
  }

  void mount(@Observes Router router) {
    router.get("/openapi.yaml").handler(context -> answer(context, operations));
    router.get("/asyncapi.yaml").handler(context -> answer(context, topics));
    router.get("/docs").handler(context -> context.redirect("/docs/index.html"));
    router.route("/docs/*").handler(ContractRoute::forTheViewer);
  }

  private static void forTheViewer(RoutingContext context) {
    context.response().headers().set("Content-Security-Policy", OF_THE_VIEWER);
    context.next();
  }

  private static void answer(RoutingContext context, Document document) {
    context
        .response()
        .putHeader(HttpHeaders.ETAG, document.tag())
        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
    if (document.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      context.response().setStatusCode(304).end();
    } else {
      context
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8")
          .end(document.text());
    }
  }
}
