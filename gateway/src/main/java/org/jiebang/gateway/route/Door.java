package org.jiebang.gateway.route;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.limit.Allowance;
import org.jiebang.gateway.limit.Turnstile;

/**
 * Stands before everything else under {@code /api/v1} and {@code /admin}: passes on what belongs to
 * a service, lets through what this process answers, and turns away the rest.
 */
@ApplicationScoped
class Door {

  /** Before the body handler and Quarkus's own limits: a request passed on must be untouched. */
  private static final int FIRST = -10_000;

  private final Routes routes;
  private final Turnstile turnstile;
  private final Map<String, Proxy> proxies = new HashMap<>();

  Door(Vertx vertx, Routes routes, Peers peers, Turnstile turnstile, GatewayConfig config) {
    this.routes = routes;
    this.turnstile = turnstile;
    Map.of("needs", peers.needs(), "matching", peers.matching(), "points", peers.points())
        .forEach(
            (String name, URI service) ->
                proxies.put(name, new Proxy(vertx, service, config.proxy())));
  }

  void mount(@Observes Router router) {
    router.route().order(FIRST - 1).handler(this::inspect);
    mount(router, "/api/v1/*");
    mount(router, "/admin/*");
  }

  private void mount(Router router, String below) {
    router
        .route(below)
        .order(FIRST)
        .handler(
            context -> {
              turnstile.pass(context, allowance -> enter(context, allowance));
            });
  }

  private void inspect(RoutingContext context) {
    Headers.ofEveryAnswer(context);
    if (Strictness.isAmbiguous(context.request())) {
      ProxyProblem.AMBIGUOUS.answer(context, Headers.traceId(context));
      return;
    }
    if (Strictness.mayHaveBeenSettled(context.request())) {
      ProxyProblem.closeAfter(context);
    }
    context.next();
  }

  private void enter(RoutingContext context, Allowance allowance) {
    if (!allowance.granted()) {
      ProxyProblem.RATE_LIMITED.answer(context, Headers.traceId(context));
      return;
    }
    switch (routes.of(context.request().path())) {
      case Routes.Route.Here _ -> context.next();
      case Routes.Route.Nowhere _ ->
          ProxyProblem.NOT_FOUND.answer(context, Headers.traceId(context));
      case Routes.Route.Service service -> pass(service.name(), context);
    }
  }

  private void pass(String service, RoutingContext routing) {
    Proxy proxy = proxies.get(service);
    if (proxy == null) {
      throw new IllegalStateException("a route to a service without an address: " + service);
    }
    proxy.pass(routing);
  }
}
