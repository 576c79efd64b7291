package org.jiebang.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Stream;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.RequestSize;
import org.jiebang.gateway.limit.ClientAddress;

/** The bodies of requests: how fast they have to come in, and how much of them is held at once. */
final class Bodies {

  private static final String READ = "jiebang.body";
  private static final String SHARE = "jiebang.body.share";

  private final BodyPace pace;
  private final BodyBudget budget;
  private final ClientAddress addresses;

  Bodies(GatewayConfig config, ClientAddress addresses) {
    this.pace = BodyPace.of(config.proxy());
    this.budget = new BodyBudget(config.bodies());
    this.addresses = addresses;
    GatewayConfig.Sizes sizes = config.sizes();
    long largest =
        Stream.of(
                sizes.usual(),
                sizes.signIn(),
                sizes.open311(),
                sizes.imports(),
                sizes.attachments())
            .mapToLong(RequestSize::body)
            .max()
            .orElseThrow();
    if (Math.min(config.bodies().heldOfOne(), config.bodies().held()) < largest) {
      throw new IllegalStateException(
          "jiebang.gateway.bodies leaves no room for a body that jiebang.gateway.sizes allows");
    }
    Gauge.builder("jiebang.gateway.bodies", budget, BodyBudget::held)
        .description("Bytes of larger bodies of requests that are held")
        .baseUnit("bytes")
        .register(Metrics.globalRegistry);
  }

  BodyBudget budget() {
    return budget;
  }

  /**
   * The whole body; fails as {@link RequestBody} says. Whoever asks again gets the same. What it
   * takes is given back when the request has ended, however it ended.
   */
  Future<Buffer> read(RoutingContext routing, int limitBytes) {
    Future<Buffer> already = routing.get(READ);
    if (already != null) {
      return already;
    }
    if (!RequestBody.isSent(routing.request())) {
      routing.request().resume();
      return Future.succeededFuture(Buffer.buffer());
    }
    BodyBudget.Share share = budget.of(Sender.of(routing, addresses));
    routing.addEndHandler(_ -> share.giveBack());
    Future<Buffer> body =
        RequestBody.read(routing.vertx(), routing.request(), limitBytes, pace, share)
            .onFailure(_ -> share.giveBack());
    routing.put(READ, body);
    routing.put(SHARE, share);
    return body;
  }

  /** The body is not needed any more, though its request may go on. */
  void forget(RoutingContext routing) {
    routing.remove(READ);
    BodyBudget.Share share = routing.remove(SHARE);
    if (share != null) {
      share.giveBack();
    }
  }
}
