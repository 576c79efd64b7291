package org.jiebang.gateway.limit;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.InvalidToken;
import org.jiebang.eventsourcing.identity.KeysUnreachable;
import org.jiebang.eventsourcing.identity.TokenCheck;
import org.jiebang.gateway.limit.Quotas.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request: for the person and the app when its token is to be believed, else for its
 * address.
 */
@ApplicationScoped
class CountingTurnstile implements Turnstile {

  private static final String BEARER = "Bearer ";
  private static final String SIGN_IN = "/api/v1/auth/tokens";
  private static final Pattern CLAIM =
      Pattern.compile("/api/v1/(tasks/[^/]+/claims|sessions/[^/]+/sign-ups)/?");
  private static final Pattern REDEMPTION = Pattern.compile("/api/v1/redemptions/?");

  private final Quotas quotas;
  private final ClientAddress addresses;
  private final TokenCheck tokens;

  CountingTurnstile(Quotas quotas, ClientAddress addresses, TokenCheck tokens) {
    this.quotas = quotas;
    this.addresses = addresses;
    this.tokens = tokens;
  }

  @Override
  public void pass(RoutingContext routing, Consumer<Allowance> then) {
    String token = bearer(routing.request());
    Caller known = token == null ? null : tokens.known(token);
    if (token == null || known != null) {
      then.accept(count(routing, known));
      return;
    }
    // A key may have to be fetched: not on the thread that everybody's requests come in on.
    HttpServerRequest request = routing.request();
    Context context = routing.vertx().getOrCreateContext();
    request.pause();
    Thread.ofVirtual()
        .name("token-check")
        .start(
            () -> {
              try {
                Caller caller = checked(token);
                context.runOnContext(
                    _ -> {
                      request.resume();
                      then.accept(count(routing, caller));
                    });
              } catch (RuntimeException e) {
                // Nobody else would hear of it, and the client would wait for ever.
                context.runOnContext(_ -> routing.fail(e));
              }
            });
  }

  /** Nobody: whoever answers the request will say what is wrong with the token. */
  private @Nullable Caller checked(String token) {
    try {
      return tokens.check(token);
    } catch (InvalidToken | KeysUnreachable e) {
      return null;
    }
  }

  private Allowance count(RoutingContext routing, @Nullable Caller caller) {
    Allowance allowance = quotas.take(counters(routing.request(), caller));
    routing.put(Allowance.KEY, allowance);
    routing
        .response()
        .putHeader("RateLimit-Policy", allowance.policyHeader())
        .putHeader("RateLimit", allowance.leftHeader());
    if (!allowance.granted()) {
      routing.response().putHeader("Retry-After", Long.toString(allowance.retryAfterSeconds()));
    }
    return allowance;
  }

  private List<Counter> counters(HttpServerRequest request, @Nullable Caller caller) {
    var counters = new ArrayList<Counter>();
    boolean post = request.method() == HttpMethod.POST;
    if (caller == null) {
      String address =
          ClientAddress.counted(
              addresses.of(
                  request.remoteAddress().hostAddress(),
                  request.headers().getAll("X-Forwarded-For")));
      if (post && request.path().equals(SIGN_IN)) {
        counters.add(new Counter(Quota.SIGN_IN, address));
      }
      counters.add(new Counter(Quota.ADDRESS, address));
      return counters;
    }
    String person = caller.person().toString();
    if (post && CLAIM.matcher(request.path()).matches()) {
      counters.add(new Counter(Quota.CLAIM, person));
    }
    if (post && REDEMPTION.matcher(request.path()).matches()) {
      counters.add(new Counter(Quota.REDEMPTION, person));
    }
    counters.add(new Counter(Quota.SUBJECT, person));
    String client = caller.client();
    if (client != null) {
      counters.add(new Counter(Quota.PARTNER, client));
    }
    return counters;
  }

  private static @Nullable String bearer(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? null
        : header.substring(BEARER.length()).trim();
  }
}
