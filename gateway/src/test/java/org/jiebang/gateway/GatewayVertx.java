package org.jiebang.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Vert.x with the sockets that the gateway has, for tests of a piece of it. */
public final class GatewayVertx {

  private GatewayVertx() {}

  public static Vertx start() {
    return Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  }
}
