package org.jiebang.gateway.route;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jiebang.eventsourcing.identity.BearerToken;
import org.jiebang.eventsourcing.identity.ServiceToken;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.RequestSize;
import org.jiebang.gateway.drain.Draining;
import org.jiebang.gateway.limit.Allowance;
import org.jiebang.gateway.limit.ClientAddress;
import org.jiebang.gateway.limit.Turnstile;
import org.jiebang.gateway.patience.Unreadable;

/**
 * Stands before everything else: passes on what belongs to a service, lets through what this
 * process answers, and turns away the rest. Whatever has no route here does not exist, whether or
 * not something behind would have made sense of it: RESTEasy, for one, finds its resources also
 * behind {@code /api/v1;x/}.
 */
@ApplicationScoped
class Door {

  /** Before the body handler and Quarkus's own limits: a request passed on must be untouched. */
  private static final int FIRST = -10_000;

  private final Routes routes;
  private final Turnstile turnstile;
  private final ClientAddress addresses;
  private final Browsers browsers;
  private final ServiceToken ours;
  private final Sizes sizes;
  private final WebSockets webSockets;
  private final Bodies bodies;
  private final Map<String, Proxy> proxies = new HashMap<>();

  Door(
      Vertx vertx,
      Routes routes,
      Peers peers,
      Turnstile turnstile,
      ClientAddress addresses,
      ServiceToken ours,
      GatewayConfig config) {
    this.routes = routes;
    this.turnstile = turnstile;
    this.addresses = addresses;
    this.ours = ours;
    this.browsers = new Browsers(config.cors());
    this.sizes = new Sizes(config.sizes());
    this.webSockets = new WebSockets(config.webSockets(), browsers, addresses);
    this.bodies = new Bodies(config, addresses);
    Map.of("needs", peers.needs(), "matching", peers.matching(), "points", peers.points())
        .forEach(
            (String name, URI service) ->
                proxies.put(name, new Proxy(vertx, name, service, addresses, bodies, config)));
  }

  void mount(@Observes Router router) {
    router.route().order(FIRST - 2).handler(this::inspect);
    router.route("/api/v1/*").order(FIRST - 1).handler(browsers);
    router.route("/open311/*").order(FIRST - 1).handler(browsers);
    router.route().order(FIRST).handler(this::meet);
  }

  private void meet(RoutingContext context) {
    String path = context.request().path();
    if (Routes.isPage(path) || Routes.isInternal(path) && isOurs(context)) {
      context.next();
    } else {
      KeyInForm.lift(
          context,
          sizes.ofForms(),
          bodies,
          () -> turnstile.pass(context, allowance -> enter(context, allowance)));
    }
  }

  /** One of our own services, which ask for what they missed; nobody counts that. */
  private boolean isOurs(RoutingContext context) {
    String token = BearerToken.of(context.request().getHeader("Authorization"));
    return token != null && ours.is(token);
  }

  private void inspect(RoutingContext context) {
    if (LastRequest.hasPassed(context)) {
      context.request().connection().close();
      return;
    }
    Headers.ofEveryAnswer(context, addresses);
    Compression.decide(context);
    Measured.as(routes.nameOf(context.request().path()), context);
    Unreadable.Why unreadable = Unreadable.why(context.request());
    if (unreadable != null) {
      ProxyProblem.of(unreadable).answer(context, Headers.traceId(context));
      return;
    }
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
    switch (allowance.app()) {
      case LET_IN -> {}
      case INACTIVE -> {
        ProxyProblem.API_KEY_INACTIVE.answer(context, Headers.traceId(context));
        return;
      }
      case TOKEN_ENDED -> {
        ProxyProblem.AUTH_REQUIRED.answer(context, Headers.traceId(context));
        return;
      }
      case SCOPE_TAKEN_AWAY -> {
        ProxyProblem.SCOPE_NOT_GRANTED.answer(context, Headers.traceId(context));
        return;
      }
      case OUTSIDE_SANDBOX -> {
        ProxyProblem.OUTSIDE_SANDBOX.answer(context, Headers.traceId(context));
        return;
      }
    }
    if (!allowance.granted()) {
      ProxyProblem.RATE_LIMITED.answer(context, Headers.traceId(context));
      return;
    }
    RequestSize most = sizes.of(context.request(), allowance);
    ProxyProblem exceeded = Sizes.exceeded(context.request(), most);
    if (exceeded != null) {
      exceeded.answer(context, Headers.traceId(context));
      return;
    }
    switch (routes.of(context.request().path())) {
      case Routes.Route.Here _ -> answerHere(context, most);
      case Routes.Route.Nowhere _ ->
          ProxyProblem.NOT_FOUND.answer(context, Headers.traceId(context));
      case Routes.Route.Service service -> pass(service.name(), context, allowance, most);
    }
  }

  /** Whoever answers finds the body read: what is too large or too slow does not come to them. */
  private void answerHere(RoutingContext routing, RequestSize most) {
    if (!RequestBody.isSent(routing.request())) {
      routing.next();
      return;
    }
    bodies
        .read(routing, most.body())
        .onSuccess(
            body -> {
              ((RoutingContextInternal) routing).setBody(body);
              routing.next();
            })
        .onFailure(failure -> ProxyProblem.of(failure).answer(routing, Headers.traceId(routing)));
  }

  /** How much of bodies is held. */
  BodyBudget budget() {
    return bodies.budget();
  }

  void drain(@Observes Draining event) {
    webSockets.drain();
  }

  /** Also where nobody has said before that it would end. */
  void stop(@Observes @Priority(40) ShutdownEvent event) {
    webSockets.drain();
  }

  private void pass(String service, RoutingContext routing, Allowance allowance, RequestSize most) {
    Proxy proxy = proxies.get(service);
    if (proxy == null) {
      throw new IllegalStateException("a route to a service without an address: " + service);
    }
    if (WebSockets.isAsked(routing.request())) {
      webSockets.pass(routing, proxy, allowance);
    } else {
      proxy.pass(routing, most.body());
    }
  }
}
