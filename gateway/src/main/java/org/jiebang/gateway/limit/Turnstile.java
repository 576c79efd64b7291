package org.jiebang.gateway.limit;

import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** What every request passes before anything else is done about it. */
@FunctionalInterface
public interface Turnstile {

  /**
   * @param then called on the request's own thread, at once or when the token is checked; the
   *     request is as it was
   */
  void pass(RoutingContext routing, Consumer<Allowance> then);
}
