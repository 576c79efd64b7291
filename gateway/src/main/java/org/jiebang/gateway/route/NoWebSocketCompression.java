package org.jiebang.gateway.route;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * WebSockets are not compressed at the door: a small frame that grows without bound when it is
 * unpacked would be our memory, and frames are small.
 */
@Singleton
class NoWebSocketCompression implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    without(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    without(options);
  }

  private static void without(HttpServerOptions options) {
    options
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false);
  }
}
