package org.jiebang.gateway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Map;
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.Language;
import org.jiebang.eventsourcing.http.RouterProblems;
import org.jiebang.eventsourcing.wire.Json;

/**
 * {@code /problems/CODE}: where the {@code type} of a problem leads. For people as a page, for
 * programs as JSON; {@code /problems} lists them all.
 */
@ApplicationScoped
class ProblemRoute {

  /** The page has a style of its own and nothing else. */
  private static final String OF_THE_PAGE =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

  private final JsonNode pages;

  ProblemRoute() throws IOException {
    this.pages = Json.EVENTS.readTree(Packaged.bytes("openapi/problems.json"));
  }

  void mount(@Observes Router router) {
    router.get("/problems").handler(this::list);
    router.get("/problems/:code").handler(this::page);
  }

  private void list(RoutingContext context) {
    Language language = language(context);
    ObjectNode all = Json.EVENTS.createObjectNode();
    pages.properties().forEach(page -> all.put(page.getKey(), title(page.getValue(), language)));
    answer(context, language, all, ProblemPage.list(pages, language));
  }

  private void page(RoutingContext context) {
    JsonNode page = pages.get(context.pathParam("code"));
    if (page == null) {
      RouterProblems.answer(context, HttpRefusal.NOT_FOUND, Map.of());
      return;
    }
    Language language = language(context);
    answer(context, language, page, ProblemPage.of(page, language));
  }

  static String title(JsonNode page, Language language) {
    return page.path("title").path(language.tag()).asText();
  }

  private static Language language(RoutingContext context) {
    return Language.of(context.request().getHeader("Accept-Language"));
  }

  private static void answer(
      RoutingContext context, Language language, JsonNode json, String html) {
    HttpServerResponse response = context.response();
    response.headers().add("Vary", "Accept, Accept-Language");
    response
        .putHeader("Content-Language", language.tag())
        .putHeader("Cache-Control", "public, max-age=300");
    String accept = context.request().getHeader("Accept");
    if (accept != null && accept.contains("text/html")) {
      response
          .putHeader("Content-Security-Policy", OF_THE_PAGE)
          .putHeader("Content-Type", "text/html; charset=utf-8")
          .end(html);
    } else {
      response.putHeader("Content-Type", "application/json").end(text(json));
    }
  }

  private static String text(JsonNode json) {
    try {
      return Json.EVENTS.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
