package org.jiebang.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jiebang.local.LocalServers;
import org.jspecify.annotations.Nullable;

/**
 * A gateway with its own databases and topics, a district to begin with, one service behind it that
 * repeats what it is told, and one that is down.
 */
public final class GatewayUnderTest implements QuarkusTestResourceLifecycleManager {

  /** As random ids go: its low bits lead elsewhere than the feed. */
  public static final UUID DISTRICT = UUID.fromString("0195505c-6a00-7000-8000-0000000000d1");

  public static final String PASSWORD = "the-password-of-this-test";

  private static final int NOBODY_LISTENS = 9;

  private final LocalServers servers = new LocalServers();
  private @Nullable HttpServer service;

  @Override
  public Map<String, String> start() {
    servers.init(Map.of("service", "gateway"));
    Map<String, String> config = new HashMap<>(servers.start());
    HttpServer peer;
    try {
      peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    peer.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String told =
              "{\"path\":\"%s\",\"authorization\":\"%s\",\"body\":\"%s\"}"
                  .formatted(
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      new String(body, UTF_8).replace("\"", "'"));
          exchange.sendResponseHeaders(200, told.getBytes(UTF_8).length);
          exchange.getResponseBody().write(told.getBytes(UTF_8));
          exchange.close();
        });
    peer.start();
    service = peer;
    String up = "http://127.0.0.1:" + peer.getAddress().getPort();
    config.put("jiebang.peers.needs", up);
    config.put("jiebang.peers.matching", up);
    config.put("jiebang.peers.points", "http://127.0.0.1:" + NOBODY_LISTENS);
    config.put("jiebang.bootstrap.district", DISTRICT.toString());
    config.put("jiebang.bootstrap.password", PASSWORD);
    // What takes a day elsewhere is over in a moment.
    config.put("jiebang.gateway.webhooks.retries", "50ms,100ms,100ms,200ms");
    config.put("jiebang.gateway.webhooks.look", "50ms");
    config.put("jiebang.gateway.webhooks.suspended-look", "200ms");
    config.put("jiebang.gateway.feed.unknown-places-for", "5s");
    return config;
  }

  @Override
  public void stop() {
    if (service != null) {
      service.stop(0);
    }
    servers.stop();
  }
}
