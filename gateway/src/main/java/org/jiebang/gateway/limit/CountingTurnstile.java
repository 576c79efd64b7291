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
import org.jiebang.eventsourcing.identity.BearerToken;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.InvalidToken;
import org.jiebang.eventsourcing.identity.KeysUnreachable;
import org.jiebang.eventsourcing.identity.TokenCheck;
import org.jiebang.gateway.limit.KnownClients.Standing;
import org.jiebang.gateway.limit.Quotas.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request: for the person and the app when its token is to be believed, else for its
 * address.
 */
@ApplicationScoped
class CountingTurnstile implements Turnstile {

  private static final Pattern SIGN_IN = Pattern.compile("/api/v1/auth/tokens/?");
  private static final Pattern CLAIM =
      Pattern.compile("/api/v1/(tasks/[^/]+/claims|sessions/[^/]+/sign-ups)/?");
  private static final Pattern REDEMPTION = Pattern.compile("/api/v1/redemptions/?");

  private final Quotas quotas;
  private final ClientAddress addresses;
  private final TokenCheck tokens;
  private final KnownClients clients;

  CountingTurnstile(
      Quotas quotas, ClientAddress addresses, TokenCheck tokens, KnownClients clients) {
    this.quotas = quotas;
    this.addresses = addresses;
    this.tokens = tokens;
    this.clients = clients;
  }

  @Override
  public void pass(RoutingContext routing, Consumer<Allowance> then) {
    String token = BearerToken.of(routing.request().getHeader("Authorization"));
    Caller known = token == null ? null : tokens.known(token);
    Standing standing = known == null ? null : known(known.client());
    if (token == null || known != null && standing != null && !standing.sandbox()) {
      then.accept(count(routing, known, standing, true));
      return;
    }
    // A key may have to be fetched, or a client looked up: not on the thread that everybody's
    // requests come in on.
    HttpServerRequest request = routing.request();
    Context context = routing.vertx().getOrCreateContext();
    request.pause();
    Thread.ofVirtual()
        .name("token-check")
        .start(
            () -> {
              try {
                Caller caller = checked(token);
                Standing asked = caller == null ? null : ask(caller.client());
                boolean atHome =
                    caller == null
                        || asked == null
                        || !asked.sandbox()
                        || clients.isInSandbox(caller);
                context.runOnContext(
                    _ -> {
                      request.resume();
                      then.accept(count(routing, caller, asked, atHome));
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

  /** Without a partner app there is nothing to know. */
  private @Nullable Standing known(@Nullable String client) {
    return client == null ? Standing.OF_A_STRANGER : clients.known(client);
  }

  private Standing ask(@Nullable String client) {
    return client == null ? Standing.OF_A_STRANGER : clients.ask(client);
  }

  /** Why nobody is let in through the app; {@code LET_IN}: they are. */
  private static Allowance.App met(
      HttpServerRequest request, Caller caller, Standing standing, boolean atHome) {
    if (!standing.active()) {
      return Allowance.App.INACTIVE;
    }
    if (!standing.holds(caller.secret())) {
      return Allowance.App.TOKEN_ENDED;
    }
    if (!atHome) {
      return Allowance.App.OUTSIDE_SANDBOX;
    }
    return standing.takenAway(caller, request.method().name(), request.path()) == null
        ? Allowance.App.LET_IN
        : Allowance.App.SCOPE_TAKEN_AWAY;
  }

  /**
   * @param atHome false: the app is for sandboxes, and the caller is somebody elsewhere too
   */
  private Allowance count(
      RoutingContext routing,
      @Nullable Caller caller,
      @Nullable Standing standing,
      boolean atHome) {
    if (standing != null && caller != null) {
      Allowance.App met = met(routing.request(), caller, standing, atHome);
      if (met != Allowance.App.LET_IN) {
        return Allowance.turnedAway(met);
      }
    }
    int ofClient = standing == null ? 0 : standing.requestsPerMinute();
    Allowance allowance = quotas.take(counters(routing.request(), caller, ofClient)).of(caller);
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

  private List<Counter> counters(HttpServerRequest request, @Nullable Caller caller, int ofClient) {
    var counters = new ArrayList<Counter>();
    boolean post = request.method() == HttpMethod.POST;
    boolean signsIn = post && SIGN_IN.matcher(request.path()).matches();
    if (caller == null || signsIn) {
      // Whoever tries passwords is counted where they are, whatever token they have already.
      String address = ClientAddress.counted(addresses.of(request));
      if (signsIn) {
        counters.add(new Counter(Quota.SIGN_IN, address));
      }
      counters.add(new Counter(Quota.ADDRESS, address));
    }
    if (caller == null) {
      return counters;
    }
    String person = caller.person().toString();
    if (post && CLAIM.matcher(request.path()).matches()) {
      counters.add(new Counter(Quota.CLAIM, person));
    }
    if (post && REDEMPTION.matcher(request.path()).matches()) {
      counters.add(new Counter(Quota.REDEMPTION, person));
    }
    String client = caller.client();
    if (!person.equals(client)) {
      counters.add(new Counter(Quota.SUBJECT, person));
    }
    if (client != null) {
      counters.add(
          Allowance.loads(caller)
              ? new Counter(Quota.LOADER, client)
              : new Counter(Quota.PARTNER, client, ofClient));
    }
    return counters;
  }
}
