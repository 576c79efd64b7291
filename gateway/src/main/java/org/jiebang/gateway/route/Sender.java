package org.jiebang.gateway.route;

import io.vertx.ext.web.RoutingContext;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.gateway.limit.Allowance;
import org.jiebang.gateway.limit.ClientAddress;

/** Whose request it is where shares of something are given out. */
final class Sender {

  private Sender() {}

  /** Who sends it; by its address what nobody is known to send. */
  static String of(RoutingContext routing, ClientAddress addresses) {
    Allowance allowance = routing.get(Allowance.KEY);
    Caller caller = allowance == null ? null : allowance.caller();
    return caller == null ? addresses.networkOf(routing.request()) : caller.person().toString();
  }
}
